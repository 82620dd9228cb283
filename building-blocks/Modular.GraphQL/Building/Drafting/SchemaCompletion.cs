using System.Collections.Frozen;
using Modular.GraphQL.Introspection;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>Turns the drafts into types that refer to each other.</summary>
internal sealed class SchemaCompletion(Drafting drafting)
{
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);

    public SchemaParts Complete(string? description, bool isIncremental, string queryName, string? mutationName, string? subscriptionName)
    {
        foreach (var type in BuiltInScalars.Specified.Concat(drafting.Registry.Scalars).Concat(IntrospectionTypes.All))
            _types[type.Name] = type;
        foreach (var draft in drafting.Registry.Drafts)
            _types[draft.Name] = Empty(draft);
        foreach (var draft in drafting.Registry.Drafts)
            Fill(draft);
        IReadOnlyList<NamedType> types = [.. _types.Values.OrderBy(t => t.Name, StringComparer.Ordinal)];
        return new SchemaParts
        {
            Description = description,
            Query = (ObjectType)_types[queryName],
            Mutation = mutationName is null ? null : (ObjectType)_types[mutationName],
            Subscription = subscriptionName is null ? null : (ObjectType)_types[subscriptionName],
            Types = types,
            Directives = [.. BuiltInDirectives.All, .. isIncremental ? IncrementalDirectives.All : [], .. CostDirectives.UsedBy(types), .. IdempotencyDirective.UsedBy(types)],
            MetaFields = IntrospectionTypes.MetaFields,
            DataLoaders = drafting.Loaders.Definitions,
        };
    }

    private static NamedType Empty(TypeDraft draft) => draft switch
    {
        ObjectDraft { IsInterface: true } => new InterfaceType(draft.Name) { Description = draft.Description, Origin = draft.Origin, ClrType = draft.ClrType },
        ObjectDraft => new ObjectType(draft.Name) { Description = draft.Description, Origin = draft.Origin, ClrType = draft.ClrType, Cost = draft.Cost },
        UnionDraft => new UnionType(draft.Name) { Description = draft.Description, Origin = draft.Origin, ClrType = draft.ClrType },
        EnumDraft values => new EnumType(draft.Name, values.Values) { Description = draft.Description, Origin = draft.Origin, Cost = draft.Cost },
        InputDraft input => new InputObjectType(draft.Name) { Description = draft.Description, Origin = draft.Origin, ClrType = draft.ClrType, IsOneOf = input.IsOneOf },
        _ => throw new ArgumentException($"Unknown draft {draft.GetType()}.", nameof(draft)),
    };

    private void Fill(TypeDraft draft)
    {
        switch (_types[draft.Name])
        {
            case FieldedType type:
                var fields = (ObjectDraft)draft;
                type.Complete(
                    [.. fields.Fields.Select(Field).OfType<Field>()],
                    [.. fields.Interfaces.Distinct().Select(i => _types[i]).OfType<InterfaceType>().OrderBy(i => i.Name, StringComparer.Ordinal)]);
                break;
            case UnionType union:
                union.Complete([.. ((UnionDraft)draft).Members.Distinct().Select(m => _types[m]).OfType<ObjectType>()]);
                break;
            case InputObjectType input:
                input.Complete(Inputs(((InputDraft)draft).Fields, draft.Origin ?? draft.Name));
                input.Bind = ((InputDraft)draft).Bind;
                break;
        }
    }

    private Field? Field(FieldDraft draft)
    {
        var origin = draft.Origin ?? draft.ToString();
        if (draft.IsUnboundedQuery)
            drafting.Mistakes.Add(origin, "The field gives a query that nobody runs.", "Add [UsePaging], or run the query and give a list.");
        if (draft.IsBatch && draft.Middleware.Count > 0)
            drafting.Mistakes.Add(origin, "A batch resolver takes no paging, filtering or other convention around it.", "Make it an ordinary resolver, or remove the convention's attribute.");
        if (draft.Resolver is null && _types[draft.DeclaringType] is ObjectType)
            throw new InvalidOperationException($"{draft} has no resolver.");
        if (Type(draft.Type, origin) is not { } type)
            return null;
        return new Field(draft.Name, type, Inputs(draft.Arguments, origin))
        {
            Description = draft.Description,
            DeprecationReason = draft.DeprecationReason,
            Resolver = draft.IsBatch && draft.Middleware.Count > 0 ? draft.Resolver : Pipeline.Of(draft),
            Source = draft.Source,
            Access = draft.Access,
            Member = draft.Member,
            Origin = draft.Origin,
            Requires = draft.Requires,
            Cost = draft.Cost,
            ListSize = draft.ListSize,
            Features = draft.Features.ToFrozenDictionary(),
        };
    }

    private List<InputValue> Inputs(List<ArgumentDraft> drafts, string origin)
    {
        var values = new List<InputValue>(drafts.Count);
        foreach (var draft in drafts)
        {
            if (Type(draft.Type, draft.Origin ?? origin) is not { } type)
                continue;
            draft.Ordinal = values.Count;
            values.Add(new InputValue(draft.Name, type) { Description = draft.Description, DefaultValue = draft.DefaultValue, DeprecationReason = draft.DeprecationReason, Cost = draft.Cost });
        }

        return values;
    }

    private SchemaType? Type(TypeReference reference, string origin)
    {
        SchemaType? type = reference.Item is { } item ? Type(item, origin)?.List : _types.GetValueOrDefault(reference.Name);
        if (type is null && !reference.IsList)
            drafting.Mistakes.Add(origin, $"There is no type {reference.Name}.", "Check the name in [GraphQLType], or define the type.");
        return reference.IsNonNull ? type?.NonNull : type;
    }
}
