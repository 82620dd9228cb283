using System.Globalization;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>
/// <c>@cost</c> and <c>@listSize</c>, in the form of the GraphQL Cost Directives specification (IBM). Schemas that use one have
/// its definition; they tell clients what a field counts.
/// </summary>
internal static class CostDirectives
{
    private const string Weight = "weight";
    private const string AssumedSize = "assumedSize";
    private const string SlicingArguments = "slicingArguments";
    private const string SizedFields = "sizedFields";
    private const string RequireOne = "requireOneSlicingArgument";

    /// <summary><c>@cost(weight:)</c>.</summary>
    public static DirectiveDefinition Cost { get; } = new("cost",
        [
            DirectiveLocation.ArgumentDefinition, DirectiveLocation.Enum, DirectiveLocation.FieldDefinition,
            DirectiveLocation.InputFieldDefinition, DirectiveLocation.Object, DirectiveLocation.Scalar,
        ],
        [new(Weight, BuiltInScalars.String.NonNull) { Description = "The cost, a decimal number." }])
    {
        Description = "What one call of a field's resolver, a given argument or input field, or one value of a type costs, where the default does not fit.",
    };

    /// <summary><c>@listSize(assumedSize:slicingArguments:sizedFields:requireOneSlicingArgument:)</c>.</summary>
    public static DirectiveDefinition ListSize { get; } = new("listSize", [DirectiveLocation.FieldDefinition],
        [
            new(AssumedSize, BuiltInScalars.Int) { Description = "The number of items where no slicing argument gives it." },
            new(SlicingArguments, BuiltInScalars.String.NonNull.List) { Description = "The arguments that give the number of items; the largest one counts." },
            new(SizedFields, BuiltInScalars.String.NonNull.List) { Description = "The fields below that are lists of that size." },
            new(RequireOne, BuiltInScalars.Boolean.NonNull) { Description = "Whether exactly one slicing argument must be given.", DefaultValue = new BooleanValueNode(true) },
        ])
    {
        Description = "How many items a list has, so that the cost of a selection is known beforehand.",
    };

    /// <summary>The definitions that the types make use of.</summary>
    public static IEnumerable<DirectiveDefinition> UsedBy(IReadOnlyList<NamedType> types)
    {
        var fields = types.OfType<FieldedType>().SelectMany(t => t.Fields).ToList();
        if (fields.Exists(f => f.Cost is not null) || types.Any(t => t.Cost is not null) || WeighInputs(types))
            yield return Cost;
        if (fields.Exists(f => f.ListSize is not null))
            yield return ListSize;
    }

    /// <summary>Whether any argument or input field of the types has a weight.</summary>
    public static bool WeighInputs(IEnumerable<NamedType> types) => types.SelectMany(t => t switch
    {
        FieldedType fielded => fielded.Fields.SelectMany(f => f.Arguments),
        InputObjectType input => input.Fields,
        _ => [],
    }).Any(i => i.Cost is not null);

    /// <summary>The use that says the weight; none where there is none.</summary>
    public static IEnumerable<DirectiveNode> Write(double? cost)
    {
        if (cost is { } weight)
            yield return Use(Cost, [Argument(Weight, new StringValueNode(weight.ToString(CultureInfo.InvariantCulture)))]);
    }

    /// <summary>The uses that say what the field knows.</summary>
    public static IEnumerable<DirectiveNode> Write(Field field)
    {
        foreach (var use in Write(field.Cost))
            yield return use;
        if (field.ListSize is not { } size)
            yield break;
        List<ArgumentNode> arguments = [];
        if (size.AssumedSize is { } assumed)
            arguments.Add(Argument(AssumedSize, new IntValueNode(assumed.ToString(CultureInfo.InvariantCulture))));
        if (size.SlicingArguments.Count > 0)
            arguments.Add(Argument(SlicingArguments, Names(size.SlicingArguments)));
        if (size.SizedFields.Count > 0)
            arguments.Add(Argument(SizedFields, Names(size.SizedFields)));
        if (!size.RequireOneSlicingArgument)
            arguments.Add(Argument(RequireOne, new BooleanValueNode(false)));
        yield return Use(ListSize, arguments);
    }

    /// <summary>The weight that a definition's directives give; null where they give none.</summary>
    public static double? ReadCost(IReadOnlyList<DirectiveNode> directives)
    {
        var text = Find(directives, Cost, Weight) switch
        {
            StringValueNode s => s.Value,
            IntValueNode i => i.Value,
            FloatValueNode f => f.Value,
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight) && weight >= 0 ? weight : null;
    }

    /// <summary>The list size that a definition's directives give; null where they give none.</summary>
    public static ListSize? ReadListSize(IReadOnlyList<DirectiveNode> directives) =>
        !directives.Any(d => d.Name.Value == ListSize.Name) ? null : new ListSize(
            Find(directives, ListSize, AssumedSize) is IntValueNode size && int.TryParse(size.Value, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null)
        {
            SlicingArguments = Texts(Find(directives, ListSize, SlicingArguments)),
            SizedFields = Texts(Find(directives, ListSize, SizedFields)),
            RequireOneSlicingArgument = Find(directives, ListSize, RequireOne) is not BooleanValueNode { Value: false },
        };

    private static ValueNode? Find(IReadOnlyList<DirectiveNode> directives, DirectiveDefinition definition, string argument) =>
        directives.FirstOrDefault(d => d.Name.Value == definition.Name)?.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value;

    private static IReadOnlyList<string> Texts(ValueNode? value) => value switch
    {
        StringValueNode one => [one.Value],
        ListValueNode list => [.. list.Items.OfType<StringValueNode>().Select(s => s.Value)],
        _ => [],
    };

    private static ListValueNode Names(IReadOnlyList<string> names) => new([.. names.Select(n => new StringValueNode(n))]);

    private static ArgumentNode Argument(string name, ValueNode value) => new(new(name), value);

    private static DirectiveNode Use(DirectiveDefinition directive, IReadOnlyList<ArgumentNode> arguments) => new(new(directive.Name), arguments);
}
