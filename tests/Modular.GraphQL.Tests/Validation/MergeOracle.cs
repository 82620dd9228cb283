using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Validation;

/// <summary>FieldsInSetCanMerge and SameResponseShape as section 5.3.2 writes them, pair by pair: slow, and plainly right.</summary>
internal sealed class MergeOracle(Schema schema, DocumentNode document)
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments =
        document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name.Value);

    private sealed record Selected(FieldNode Node, NamedType Parent, Field Definition);

    /// <summary>Whether every selection set of a document whose fields and types all exist can merge.</summary>
    public bool CanMerge() => document.Definitions.All(d => d switch
    {
        OperationDefinitionNode operation => EverySetBelow(operation.SelectionSet, schema.Query),
        FragmentDefinitionNode fragment => EverySetBelow(fragment.SelectionSet, Type(fragment.TypeCondition)),
        _ => true,
    });

    private bool EverySetBelow(SelectionSetNode set, NamedType parent) =>
        FieldsInSetCanMerge([(set, parent)]) && set.Selections.All(s => s switch
        {
            FieldNode { SelectionSet: { } below } field => EverySetBelow(below, schema.FindField(parent, field.Name.Value)!.Type.Named),
            InlineFragmentNode inline => EverySetBelow(inline.SelectionSet, inline.TypeCondition is { } type ? Type(type) : parent),
            _ => true,
        });

    private bool FieldsInSetCanMerge(List<(SelectionSetNode Set, NamedType Parent)> sets) => Pairs(sets).All(pair =>
    {
        var (a, b) = pair;
        if (!SameResponseShape(a, b))
            return false;
        if (!ReferenceEquals(a.Parent, b.Parent) && a.Parent is ObjectType && b.Parent is ObjectType)
            return true;
        return a.Node.Name.Value == b.Node.Name.Value && Arguments(a.Node).SetEquals(Arguments(b.Node)) && FieldsInSetCanMerge(Below(a, b));
    });

    private bool SameResponseShape(Selected a, Selected b)
    {
        var (typeA, typeB) = (a.Definition.Type, b.Definition.Type);
        while (true)
        {
            if (typeA.IsNonNull != typeB.IsNonNull)
                return false;
            (typeA, typeB) = (typeA.Nullable, typeB.Nullable);
            if (typeA is not ListType && typeB is not ListType)
                break;
            if (typeA is not ListType listA || typeB is not ListType listB)
                return false;
            (typeA, typeB) = (listA.Item, listB.Item);
        }

        return typeA.IsLeaf || typeB.IsLeaf ? ReferenceEquals(typeA, typeB) : Pairs(Below(a, b)).All(p => SameResponseShape(p.Item1, p.Item2));
    }

    private static List<(SelectionSetNode, NamedType)> Below(Selected a, Selected b) =>
        [.. new[] { a, b }.Where(f => f.Node.SelectionSet is not null).Select(f => (f.Node.SelectionSet!, f.Definition.Type.Named))];

    private IEnumerable<(Selected, Selected)> Pairs(List<(SelectionSetNode Set, NamedType Parent)> sets)
    {
        var fields = new List<Selected>();
        var visited = new HashSet<string>();
        foreach (var (set, parent) in sets)
            Collect(set, parent, fields, visited);
        return fields.SelectMany((a, i) => fields.Skip(i + 1).Where(b => b.Node.ResponseName == a.Node.ResponseName).Select(b => (a, b)));
    }

    private void Collect(SelectionSetNode set, NamedType parent, List<Selected> fields, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is FieldNode field)
                fields.Add(new(field, parent, schema.FindField(parent, field.Name.Value)!));
            else if (selection is InlineFragmentNode inline)
                Collect(inline.SelectionSet, inline.TypeCondition is { } type ? Type(type) : parent, fields, visited);
            else if (selection is FragmentSpreadNode spread && visited.Add(spread.Name.Value))
                Collect(_fragments[spread.Name.Value].SelectionSet, Type(_fragments[spread.Name.Value].TypeCondition), fields, visited);
        }
    }

    private NamedType Type(NamedTypeNode node) => schema.FindType(node.Name.Value)!;

    private static HashSet<string> Arguments(FieldNode field) =>
        [.. field.Arguments.Select(a => $"{a.Name.Value}: {(a.Value is EnumValueNode name ? name.Value : ((VariableNode)a.Value).Name)}")];
}
