using System.Runtime.CompilerServices;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Turns one validated operation into plans: fragments flattened for each type, fields merged, skip and include decided.
/// A compiler belongs to one combination of the conditions' values, so that nothing has to be decided again at run time and
/// the order of fields is that of the fields which are really there.
/// </summary>
internal sealed class OperationCompiler(Schema schema, PreparedDocument document, SelectionConditions conditions)
{
    private readonly Dictionary<FieldNode, List<(FieldNode[] Nodes, NamedType Type, ChildSelections Children)>> _children = [];

    /// <summary>The plan of the operation's root selection set.</summary>
    public SelectionPlan CompileRoot(ObjectType root, OperationDefinitionNode operation)
    {
        var fields = new FieldCollection();
        Collect(operation.SelectionSet, root, fields, visited: null);
        return Plan(root, fields);
    }

    /// <summary>The plan of the merged selection sets of the nodes for values of the type.</summary>
    public SelectionPlan Compile(ObjectType type, FieldNode[] nodes)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack(); // Fragments can nest deeper than the parser lets one of them.
        var fields = new FieldCollection();
        HashSet<string>? visited = null;
        foreach (var node in nodes)
        {
            if (node.SelectionSet is { } selections)
                visited = Collect(selections, type, fields, visited);
        }

        return Plan(type, fields);
    }

    private SelectionPlan Plan(ObjectType type, FieldCollection fields)
    {
        var plans = new FieldPlan[fields.Count];
        for (var i = 0; i < plans.Length; i++)
        {
            var nodes = fields.NodesOf(i);
            var field = schema.FindField(type, nodes[0].Name.Value)
                ?? throw new InvalidOperationException($"{type.Name} has no field {nodes[0].Name.Value}; the document was not validated.");
            var children = field.Type.IsComposite ? ChildrenOf(nodes, field.Type.Named) : null;
            plans[i] = new FieldPlan(type, field, nodes, ArgumentsPlan.Of(field, nodes[0]), children);
        }

        return new SelectionPlan(type, plans);
    }

    // The same nodes met again under another parent type share their sub-selections.
    private ChildSelections ChildrenOf(FieldNode[] nodes, NamedType type)
    {
        lock (_children)
        {
            if (!_children.TryGetValue(nodes[0], out var known))
                _children.Add(nodes[0], known = []);
            foreach (var (otherNodes, otherType, children) in known)
            {
                if (ReferenceEquals(otherType, type) && otherNodes.AsSpan().SequenceEqual(nodes))
                    return children;
            }

            var made = new ChildSelections(this, nodes, type);
            known.Add((nodes, type, made));
            return made;
        }
    }

    private HashSet<string>? Collect(SelectionSetNode set, ObjectType type, FieldCollection fields, HashSet<string>? visited)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            if (!conditions.Includes(selection.Directives))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    fields.Add(field);
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition, type):
                    visited = Collect(inline.SelectionSet, type, fields, visited);
                    break;
                case FragmentSpreadNode spread when (visited ??= []).Add(spread.Name.Value):
                    var fragment = document.FindFragment(spread.Name.Value);
                    if (fragment is not null && Applies(fragment.TypeCondition, type))
                        visited = Collect(fragment.SelectionSet, type, fields, visited);
                    break;
            }
        }

        return visited;
    }

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        schema.FindType(condition.Name.Value) is { } named && schema.IsPossible(named, type);
}
