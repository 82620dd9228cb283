using System.Runtime.CompilerServices;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Turns one validated operation into plans: fragments flattened for each type, fields merged, skip, include, defer and stream
/// decided. A compiler belongs to one combination of the conditions' values, so that nothing has to be decided again at run time
/// and the order of fields is that of the fields which are really there.
/// </summary>
internal sealed class OperationCompiler(Schema schema, PreparedDocument document, SelectionConditions conditions)
{
    private readonly Dictionary<FieldNode, List<(CollectedField[] Fields, NamedType Type, ChildSelections Children)>> _children = [];

    /// <summary>The plan of the operation's root selection set.</summary>
    public SelectionPlan CompileRoot(ObjectType root, OperationDefinitionNode operation)
    {
        var fields = new FieldCollection(NewBudget());
        Collect(operation.SelectionSet, root, fields, null);
        return Plan(root, fields, DeferUsages.None);
    }

    /// <summary>The plan of the merged selection sets of the fields for values of the type.</summary>
    /// <param name="type">The type of the values.</param>
    /// <param name="parents">The fields whose selection sets are merged.</param>
    /// <param name="usages">The <c>@defer</c>s of the response in which the values come.</param>
    /// <param name="budget">What the compilation may still do; null where one begins, when a value of the type was met.</param>
    public SelectionPlan Compile(ObjectType type, CollectedField[] parents, DeferUsages usages, CompilationBudget? budget = null)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack(); // Fragments can nest deeper than the parser lets one of them.
        var fields = new FieldCollection(budget ?? NewBudget());
        foreach (var parent in parents)
        {
            if (parent.Node.SelectionSet is { } selections)
                Collect(selections, type, fields, parent.Usage);
        }

        return Plan(type, fields, usages);
    }

    private SelectionPlan Plan(ObjectType type, FieldCollection fields, DeferUsages usages)
    {
        var now = new List<FieldPlan>(fields.Groups.Count);
        List<(DeferUsages Usages, List<FieldPlan> Fields)>? later = null;
        foreach (var group in fields.Groups)
        {
            var own = DeferUsages.Of(group);
            var plan = Plan(type, [.. group], own, fields.Budget);
            if (own.SetEquals(usages))
            {
                now.Add(plan);
                continue;
            }

            later ??= [];
            var index = later.FindIndex(l => l.Usages.SetEquals(own));
            if (index < 0)
                later.Add((own, [plan]));
            else
                later[index].Fields.Add(plan);
        }

        return new SelectionPlan(type, [.. now])
        {
            Deferred = later is null ? [] : [.. later.Select(l => new DeferredSelections(l.Usages, new SelectionPlan(type, [.. l.Fields])))],
            NewUsages = fields.NewUsages,
        };
    }

    private FieldPlan Plan(ObjectType type, CollectedField[] group, DeferUsages usages, CompilationBudget budget)
    {
        var node = group[0].Node;
        var field = schema.FindField(type, node.Name.Value)
            ?? throw new InvalidOperationException($"{type.Name} has no field {node.Name.Value}; the document was not validated.");
        var children = field.Type.IsComposite ? ChildrenOf(group, field.Type.Named, usages, budget) : null;
        var stream = field.Type.Nullable is ListType ? conditions.StreamOn(node.Directives) : null;
        return new FieldPlan(type, field, [.. group.Select(f => f.Node)], ArgumentsPlan.Of(field, node), children)
        {
            Stream = stream is null ? null : new(stream),
        };
    }

    // The same fields met again under another parent type share their sub-selections.
    private ChildSelections ChildrenOf(CollectedField[] fields, NamedType type, DeferUsages usages, CompilationBudget budget)
    {
        lock (_children)
        {
            if (!_children.TryGetValue(fields[0].Node, out var known))
                _children.Add(fields[0].Node, known = []);
            foreach (var (otherFields, otherType, children) in known)
            {
                budget.Spend(1);
                if (ReferenceEquals(otherType, type) && otherFields.AsSpan().SequenceEqual(fields))
                    return children;
            }

            var made = new ChildSelections(this, fields, type, usages, budget);
            known.Add((fields, type, made));
            return made;
        }
    }

    private void Collect(SelectionSetNode set, ObjectType type, FieldCollection fields, DeferUsage? usage)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        fields.Budget.Spend(set.Selections.Count);
        foreach (var selection in set.Selections)
        {
            if (!conditions.Includes(selection.Directives))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    fields.Add(new(field, usage));
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition, type):
                    Collect(inline.SelectionSet, type, fields, UsageOf(inline, fields, usage));
                    break;
                case FragmentSpreadNode spread:
                    CollectFragment(spread, type, fields, usage);
                    break;
            }
        }
    }

    private void CollectFragment(FragmentSpreadNode spread, ObjectType type, FieldCollection fields, DeferUsage? usage)
    {
        var isDeferred = conditions.DeferOn(spread.Directives) is not null;
        if (fields.Visited.Contains(spread.Name.Value) && !isDeferred)
            return;
        if (document.FindFragment(spread.Name.Value) is not { } fragment || !Applies(fragment.TypeCondition, type))
            return;
        // What comes later does not stand for what is asked for now.
        if (!isDeferred)
            fields.Visited.Add(spread.Name.Value);
        Collect(fragment.SelectionSet, type, fields, UsageOf(spread, fields, usage));
    }

    private DeferUsage? UsageOf(SelectionNode selection, FieldCollection fields, DeferUsage? outer) =>
        conditions.DeferOn(selection.Directives) is { } directive ? fields.Defer(SelectionConditions.LabelOf(directive), outer) : outer;

    private CompilationBudget NewBudget() => new(document.MaxMergedSelections);

    private bool Applies(NamedTypeNode condition, ObjectType type) =>
        schema.FindType(condition.Name.Value) is { } named && schema.IsPossible(named, type);
}
