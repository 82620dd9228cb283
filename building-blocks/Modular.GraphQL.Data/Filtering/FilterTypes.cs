using System.Reflection;
using System.Runtime.CompilerServices;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Filtering;

/// <summary>Drafts the input types of filters, with what reads them, once for each schema.</summary>
internal sealed class FilterTypes
{
    private static readonly ConditionalWeakTable<SchemaDrafting, FilterTypes> BySchema = [];
    private readonly SchemaDrafting _drafting;
    private readonly Dictionary<string, (FilterNode Node, string Key)> _known = new(StringComparer.Ordinal);

    private FilterTypes(SchemaDrafting drafting) => _drafting = drafting;

    /// <summary>The filter types of the schema that is being built.</summary>
    public static FilterTypes Of(SchemaDrafting drafting) => BySchema.GetValue(drafting, static d => new FilterTypes(d));

    /// <summary>The filter on an element type, by the named properties or, for null, by all single values that may be seen.</summary>
    public (TypeReference Type, FilterNode Node) Object(Type element, IReadOnlyList<string>? names, string? typeName, FieldDraft field)
    {
        var name = typeName ?? $"{_drafting.OutputType(element).Name}FilterInput";
        var properties = ElementProperties.Of(element, names, field, _drafting).ToList();
        var key = $"{element}:{string.Join(',', properties.Select(p => p.Name))}";
        if (_known.TryGetValue(name, out var known))
        {
            if (known.Key != key)
            {
                _drafting.Report(field, $"{name} exists already, over other properties.",
                    "Name the same properties at both fields, or name this one's type with [UseFiltering(TypeName = …)].");
            }

            return (TypeReference.Named(name), known.Node);
        }

        var node = new ObjectFilter();
        _known.Add(name, (node, key));
        var type = _drafting.GetOrAddInput(name, draft =>
        {
            draft.Description = $"Conditions on a {_drafting.OutputType(element).Name}. All that are given must hold.";
            var self = TypeReference.Named(name).NonNull.List;
            node.AllOf = draft.AddField("and", self, "All of these hold.");
            node.AnyOf = draft.AddField("or", self, "At least one of these holds. Of an empty list none does.");
            foreach (var property in properties)
            {
                if (Value(property.PropertyType, property, field) is var (valueType, filter))
                    node.Add(draft.AddField(_drafting.NameOf(property), valueType, _drafting.DescriptionOf(property)), property, filter);
            }
        });
        return (type, node);
    }

    private (TypeReference Type, FilterNode Node)? Value(Type declared, PropertyInfo property, FieldDraft field)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (FilterOperators.For(type) is { } operators)
            return Single(type, operators);
        if (ElementProperties.ItemOf(type) is { } item)
            return Value(item, property, field) is var (itemType, filter) ? Collection(item, itemType, filter) : null;
        if (type.IsClass || (type.IsValueType && !type.IsPrimitive))
            return Object(type, null, null, field);
        _drafting.Report(field, $"{property.DeclaringType!.Name}.{property.Name} cannot be filtered by: there are no operators for {type.Name}.",
            "Leave it out of the list of properties.");
        return null;
    }

    private (TypeReference, FilterNode) Single(Type type, IReadOnlyList<FilterOperator> operators)
    {
        var input = _drafting.InputType(type);
        var name = $"{(input.Name == "ID" ? "Id" : input.Name == "UUID" ? "Uuid" : input.Name)}OperationFilterInput";
        var bind = _drafting.InputBinder(type);
        var fields = new List<ArgumentDraft>();
        // Types that share a scalar share the input type, but each binds the values to its own C# type.
        if (_known.TryGetValue(name, out var known) && known.Node is ValueFilter first)
            return (TypeReference.Named(name), first.BoundBy(bind));
        var reference = _drafting.GetOrAddInput(name, draft =>
        {
            draft.Description = $"Conditions on a value of type {input.Name}. All that are given must hold.";
            foreach (var op in operators)
                fields.Add(draft.AddField(FilterOperators.NameOf(op), FilterOperators.TakesList(op) ? input.List : input, FilterOperators.Describe(op)));
        });
        var node = new ValueFilter([.. operators.Select((op, i) => (fields[i], op))], bind);
        _known.Add(name, (node, name));
        return (reference, node);
    }

    private (TypeReference, FilterNode) Collection(Type item, TypeReference itemType, FilterNode filter)
    {
        var name = $"List{itemType.Name}";
        if (_known.TryGetValue(name, out var known))
            return (TypeReference.Named(name), known.Node);
        FilterNode? node = null;
        var type = _drafting.GetOrAddInput(name, draft =>
        {
            draft.Description = "Conditions on a list. All that are given must hold.";
            var all = draft.AddField("all", itemType, "Every item meets it; so it is for an empty list.");
            var none = draft.AddField("none", itemType, "No item meets it.");
            var some = draft.AddField("some", itemType, "At least one item meets it.");
            var any = draft.AddField("any", _drafting.InputType(typeof(bool)), "Whether the list has items.");
            node = new CollectionFilter(item, filter, all, none, some, any);
        });
        _known.Add(name, (node!, name));
        return (type, node!);
    }
}
