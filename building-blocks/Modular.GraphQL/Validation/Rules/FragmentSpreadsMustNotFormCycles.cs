using System.Runtime.CompilerServices;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, directly or through others (section 5.5.2.2).</summary>
internal sealed class FragmentSpreadsMustNotFormCycles : ValidationRule, IDocumentRule
{
    public void Visit(ValidationContext context, DocumentNode document)
    {
        var search = new Search(this, context);
        foreach (var fragment in context.Fragments)
            search.Visit(fragment);
    }

    /// <summary>A depth-first search that visits each fragment once.</summary>
    private sealed class Search(FragmentSpreadsMustNotFormCycles rule, ValidationContext context)
    {
        private readonly HashSet<string> _visited = [];
        private readonly Dictionary<string, int> _depthOnPath = [];
        private readonly List<FragmentSpreadNode> _path = [];

        public void Visit(DefinitionFacts facts)
        {
            var name = facts.Fragment!.Name.Value;
            if (!_visited.Add(name) || facts.Spreads.Count == 0)
                return;
            RuntimeHelpers.EnsureSufficientExecutionStack();
            _depthOnPath[name] = _path.Count;
            foreach (var spread in OuterFirst(facts))
            {
                _path.Add(spread);
                if (_depthOnPath.TryGetValue(spread.Name.Value, out var start))
                    Report(spread, start);
                else if (context.FindFragment(spread.Name.Value) is { } next)
                    Visit(next);
                _path.RemoveAt(_path.Count - 1);
            }

            _depthOnPath.Remove(name);
        }

        private void Report(FragmentSpreadNode spread, int start)
        {
            context.HasFragmentCycles = true;
            var cycle = _path[start..];
            var via = cycle.Count == 1 ? "" : $" through {string.Join(", ", cycle.SkipLast(1).Select(s => $"\"{s.Name.Value}\""))}";
            context.ReportAt(rule, $"The fragment \"{spread.Name.Value}\" spreads itself{via}. Remove one of these spreads.", [.. cycle.Select(s => s.Start)]);
        }

        // The order decides which of several cycles is told. Other implementations look at a selection set's own spreads
        // before those of the sets below it, the last set first; the same order gives the same places.
        private static List<FragmentSpreadNode> OuterFirst(DefinitionFacts facts)
        {
            if (facts.Spreads.Count == 1)
                return facts.Spreads;
            var spreads = new List<FragmentSpreadNode>(facts.Spreads.Count);
            var sets = new Stack<SelectionSetNode>([facts.Node.SelectionSet]);
            while (sets.TryPop(out var set))
            {
                foreach (var selection in set.Selections)
                {
                    if (selection is FragmentSpreadNode spread)
                        spreads.Add(spread);
                    else if (((selection as FieldNode)?.SelectionSet ?? (selection as InlineFragmentNode)?.SelectionSet) is { } inner)
                        sets.Push(inner);
                }
            }

            return spreads;
        }
    }
}
