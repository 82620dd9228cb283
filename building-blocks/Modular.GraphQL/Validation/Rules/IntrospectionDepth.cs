using System.Runtime.CompilerServices;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>
/// Not of the specification: introspection may come back to the lists that lead from type to type, and nest <c>ofType</c>,
/// only as often as <see cref="ValidationOptions"/> says, because each level multiplies the answer.
/// </summary>
internal sealed class IntrospectionDepth : ValidationRule, IFieldRule
{
    public void Visit(ValidationContext context, FieldNode field, NamedType parent, Field? definition)
    {
        var meta = context.Schema.MetaFields;
        if (definition is null || (definition != meta.Schema && definition != meta.Type) || field.SelectionSet is not { } set)
            return;
        var lists = context.Options.MaxIntrospectionListReentry;
        if (lists < int.MaxValue && new Descent(context, IsTypeList, lists + 1).Exceeds(set, 0))
            context.ReportLimit(this, $"Introspection may come back to \"fields\", \"inputFields\", \"interfaces\" and \"possibleTypes\" only {lists} time(s) on one path. Ask for less at once.", field);
        if (new Descent(context, static name => name == "ofType", context.Options.MaxTypeDepth).Exceeds(set, 0))
            context.ReportLimit(this, $"Introspection may nest \"ofType\" only {context.Options.MaxTypeDepth} times. Ask for less at once.", field);
    }

    private static bool IsTypeList(string name) => name is "fields" or "inputFields" or "interfaces" or "possibleTypes";

    /// <summary>Looks for a path that has more than so many fields of a kind. A fragment is visited again only when it is reached deeper than before.</summary>
    private sealed class Descent(ValidationContext context, Func<string, bool> counts, int most)
    {
        private readonly Dictionary<string, int> _deepest = [];

        public bool Exceeds(SelectionSetNode set, int depth)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            foreach (var selection in set.Selections)
            {
                if (Exceeds(selection, depth))
                    return true;
            }

            return false;
        }

        private bool Exceeds(SelectionNode selection, int depth)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (counts(field.Name.Value) && ++depth > most)
                        return true;
                    return field.SelectionSet is { } set && Exceeds(set, depth);
                case InlineFragmentNode inline:
                    return Exceeds(inline.SelectionSet, depth);
                case FragmentSpreadNode spread when context.FindFragmentDefinition(spread.Name.Value) is { } fragment:
                    if (_deepest.TryGetValue(spread.Name.Value, out var before) && before >= depth)
                        return false;
                    _deepest[spread.Name.Value] = depth;
                    return Exceeds(fragment.SelectionSet, depth);
                default:
                    return false;
            }
        }
    }
}
