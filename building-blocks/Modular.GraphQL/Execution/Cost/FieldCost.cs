using System.Collections.Concurrent;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>What a field counts, apart from its arguments and selections.</summary>
/// <param name="EachCall">The weight of a resolver that is called for each parent.</param>
/// <param name="EachLevel">The weight of a resolver that is called once for all parents of a level, however many they are.</param>
/// <param name="Object">The weight of one value: what its type says, otherwise 1 for objects, 0 for scalars and enums.</param>
/// <param name="ListDepth">How many lists the type nests; 0 for those of introspection, which do not multiply.</param>
internal sealed record FieldCost(double EachCall, double EachLevel, double Object, int ListDepth)
{
    /// <summary>The weight of each input of a mutation for many, whether its result is selected or not.</summary>
    public double EachInput { get; private init; }

    /// <summary>The weight of a resolver that says nothing of its cost.</summary>
    public const double DefaultResolver = 10;

    /// <summary>The size of a list of which nothing is known.</summary>
    public const int DefaultListSize = 10;

    public static FieldCost Of(Field field)
    {
        // Introspection reads what is in memory; its own limits bound it (IntrospectionDepth). Its objects are counted, so that paths are.
        if (field.Type.Named.IsIntrospection || field.DeclaringType is { IsIntrospection: true })
            return new(0, 0, field.Type.IsComposite ? 1 : 0, 0);
        var (call, level) = ResolverOf(field);
        return new(call, level, WeightOf(field.Type.Named), Depth(field.Type)) { EachInput = BulkMutation.Of(field)?.CostOfEach ?? 0 };
    }

    private static (double EachCall, double EachLevel) ResolverOf(Field field)
    {
        // An interface's field costs what its dearest implementation costs.
        if (field is { Cost: null, DeclaringType: InterfaceType face })
        {
            var all = face.Implementations.Select(t => t.Find(field.Name)).OfType<Field>().Select(ResolverOf).ToList();
            return all.Count == 0 ? (0, 0) : (all.Max(c => c.EachCall), all.Max(c => c.EachLevel));
        }

        return field.Resolver switch
        {
            BatchFieldResolver => (0, field.Cost ?? DefaultResolver),
            RowResolver { IsComputed: false } => (field.Cost ?? DefaultResolver, 0),
            _ => (field.Cost ?? 0, 0),
        };
    }

    // A value of an abstract type costs what the dearest of its object types costs.
    private static double WeightOf(NamedType type) => type switch
    {
        InterfaceType { Implementations: { Count: > 0 } all } => all.Max(WeightOf),
        UnionType { Members: { Count: > 0 } all } => all.Max(WeightOf),
        _ => type.Cost ?? (type.IsComposite ? 1 : 0),
    };

    private static int Depth(SchemaType type) => type switch
    {
        NonNullType nonNull => Depth(nonNull.Nullable),
        ListType list => 1 + Depth(list.Item),
        _ => 0,
    };
}

/// <summary>The costs of a schema's fields, each worked out when first met.</summary>
internal sealed class FieldCosts(Schema schema)
{
    /// <summary>Whether arguments or input fields have weights; where none has, they are not looked at.</summary>
    public bool WeighInputs { get; } = CostDirectives.WeighInputs(schema.Types);

    private readonly ConcurrentDictionary<Field, FieldCost> _known = new();

    public FieldCost Of(Field field) => _known.GetOrAdd(field, FieldCost.Of);
}
