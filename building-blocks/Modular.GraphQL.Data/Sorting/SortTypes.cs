using System.Reflection;
using System.Runtime.CompilerServices;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Filtering;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Sorting;

/// <summary>Drafts the input types of orders, with what reads them, once for each schema.</summary>
internal sealed class SortTypes
{
    private static readonly ConditionalWeakTable<SchemaDrafting, SortTypes> BySchema = [];
    private readonly SchemaDrafting _drafting;
    private readonly Dictionary<string, (SortNode Node, string Key)> _known = new(StringComparer.Ordinal);

    private SortTypes(SchemaDrafting drafting) => _drafting = drafting;

    /// <summary>The sort types of the schema that is being built.</summary>
    public static SortTypes Of(SchemaDrafting drafting) => BySchema.GetValue(drafting, static d => new SortTypes(d));

    /// <summary>The order of an element type, by the named properties or, for null, by all single values that may be seen.</summary>
    public (TypeReference Type, SortNode Node) Object(Type element, IReadOnlyList<string>? names, string? typeName, FieldDraft field)
    {
        var name = typeName ?? $"{_drafting.OutputType(element).Name}SortInput";
        var properties = ElementProperties.Of(element, names, field, _drafting).ToList();
        var key = $"{element}:{string.Join(',', properties.Select(p => p.Name))}";
        if (_known.TryGetValue(name, out var known))
        {
            if (known.Key != key)
            {
                _drafting.Report(field, $"{name} exists already, over other properties.",
                    "Name the same properties at both fields, or name this one's type with [UseSorting(TypeName = …)].");
            }

            return (TypeReference.Named(name), known.Node);
        }

        var node = new SortNode();
        _known.Add(name, (node, key));
        var type = _drafting.GetOrAddInput(name, draft =>
        {
            draft.Description = $"One step of an order of {_drafting.OutputType(element).Name}. Give exactly one field.";
            foreach (var property in properties)
                Add(draft, node, property, field);
        });
        return (type, node);
    }

    private void Add(InputDraft draft, SortNode node, PropertyInfo property, FieldDraft field)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var isValue = FilterOperators.For(type) is not null;
        if ((isValue && KeyCodec.For(type) is null) || (!isValue && (ElementProperties.ItemOf(type) is not null || type.IsPrimitive)))
        {
            _drafting.Report(field, $"{property.DeclaringType!.Name}.{property.Name} cannot be sorted by: {type.Name} has no order.", "Leave it out of the list of properties.");
            return;
        }

        var (input, inner) = isValue ? (Direction(), null) : Object(type, null, null, field);
        node.Add(draft.AddField(_drafting.NameOf(property), input, _drafting.DescriptionOf(property)), property, inner);
    }

    private TypeReference Direction() => _drafting.GetOrAddEnum("SortEnumType", draft =>
    {
        draft.Description = "The direction of an order.";
        draft.AddValue("ASC", SortDirection.Ascending, "Smallest first; what has no value comes before all others.");
        draft.AddValue("DESC", SortDirection.Descending, "Largest first; what has no value comes after all others.");
    });
}
