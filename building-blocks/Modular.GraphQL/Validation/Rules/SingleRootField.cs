using System.Runtime.CompilerServices;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>
/// A subscription selects exactly one root field, not an introspection field, and says nothing at its root that only variables
/// could decide (<c>@skip</c>, <c>@include</c>): section 5.2.4.1.
/// </summary>
internal sealed class SingleRootField : ValidationRule, IOperationRule
{
    public void Visit(ValidationContext context, OperationDefinitionNode operation, ObjectType? root)
    {
        if (operation.Kind != OperationKind.Subscription || root is null)
            return;
        var collection = new RootFields(context, root);
        collection.Collect(operation.SelectionSet);
        var name = operation.Name is { } given ? $"The subscription \"{given.Value}\"" : "A subscription";
        if (collection.Conditions.Count > 0)
        {
            context.ReportAt(this, $"{name} must not use @skip or @include on its root selections. Remove them.", [.. collection.Conditions.Select(d => d.Start)]);
            return;
        }

        if (collection.Fields.Count == 0)
            context.Report(this, $"{name} must select one root field.", operation.SelectionSet);
        if (collection.Fields.Count > 1)
        {
            var others = collection.Fields.Skip(1).SelectMany(f => f.Value).Select(f => f.Start);
            context.ReportAt(this, $"{name} must select only one root field. Remove the others, or send them as subscriptions of their own.", [.. others]);
        }

        foreach (var fields in collection.Fields.Select(f => f.Value))
        {
            if (fields[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                context.ReportAt(this, $"{name} must not select the introspection field \"{fields[0].Name.Value}\" at its root. Query it instead.", [.. fields.Select(f => f.Start)]);
        }
    }

    /// <summary>CollectSubscriptionFields: the root fields by response name, through the fragments that apply to the root type.</summary>
    private sealed class RootFields(ValidationContext context, ObjectType root)
    {
        private readonly HashSet<string> _visited = [];

        public OrderedDictionary<string, List<FieldNode>> Fields { get; } = [];

        public List<DirectiveNode> Conditions { get; } = [];

        public void Collect(SelectionSetNode set)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            foreach (var selection in set.Selections)
            {
                if (ConditionOf(selection) is { } condition)
                    Conditions.Add(condition);
                else
                    Collect(selection);
            }
        }

        private void Collect(SelectionNode selection)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!Fields.TryGetValue(field.ResponseName, out var same))
                        Fields.Add(field.ResponseName, same = []);
                    same.Add(field);
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is not { } type || Applies(type):
                    Collect(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread
                    when context.FindFragmentDefinition(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition) && _visited.Add(spread.Name.Value):
                    Collect(fragment.SelectionSet);
                    break;
            }
        }

        private bool Applies(NamedTypeNode condition) =>
            context.Schema.FindType(condition.Name.Value) is { } type && context.Schema.IsPossible(type, root);

        private static DirectiveNode? ConditionOf(SelectionNode selection) =>
            selection.Directives.FirstOrDefault(d => d.Name.Value == "skip") ?? selection.Directives.FirstOrDefault(d => d.Name.Value == "include");
    }
}
