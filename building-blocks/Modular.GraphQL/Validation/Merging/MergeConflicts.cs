using System.Runtime.CompilerServices;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Merging;

/// <summary>Two fields that cannot merge, each with the fields below it that are to blame.</summary>
internal sealed record MergeConflict(string ResponseName, string Reason, List<FieldNode> First, List<FieldNode> Second);

/// <summary>
/// Finds every pair of fields that cannot merge, for a document that <see cref="MergeCheck"/> has refused, or that it cannot decide because its fragments form cycles.
/// It compares pairs of fields and pairs of fragments, each pair of fragments once; so the places equal those of other implementations.
/// </summary>
internal sealed class MergeConflicts(FieldCollector collector)
{
    // Longer conflicts are cut to this many places a side.
    private const int MostPlaces = 20;

    // The value tells whether the pair was compared only for places that exclude one another, which is the weaker comparison.
    private readonly Dictionary<(CollectedFields, FragmentDefinitionNode), bool> _fieldsWithFragment = [];
    private readonly Dictionary<(FragmentDefinitionNode, FragmentDefinitionNode), bool> _fragments = [];

    /// <summary>The conflicts within one selection set and the fragments that it spreads.</summary>
    /// <exception cref="MergeLimitException">It takes more steps than the options allow.</exception>
    public List<MergeConflict> In(CollectedFields set)
    {
        var found = new List<MergeConflict>();
        foreach (var (_, same) in set.ByName)
        {
            for (var i = 0; i < same.Count; i++)
            {
                for (var j = i + 1; j < same.Count; j++)
                    Compare(found, same[i], same[j], false);
            }
        }

        for (var i = 0; i < set.Fragments.Count; i++)
        {
            CompareWithFragment(found, set, set.Fragments[i], false);
            for (var j = i + 1; j < set.Fragments.Count; j++)
                CompareFragments(found, set.Fragments[i], set.Fragments[j], false);
        }

        return found;
    }

    private void CompareWithFragment(List<MergeConflict> found, CollectedFields set, FragmentDefinitionNode fragment, bool exclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        collector.Spend();
        var other = collector.Collect(fragment);
        if (set.Fields.Count == 0 || !IsNew(_fieldsWithFragment, (set, fragment), exclusive) || ReferenceEquals(set, other))
            return;
        CompareSets(found, set, other, exclusive);
        foreach (var next in other.Fragments)
            CompareWithFragment(found, set, next, exclusive);
    }

    private void CompareFragments(List<MergeConflict> found, FragmentDefinitionNode a, FragmentDefinitionNode b, bool exclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        collector.Spend();
        var pair = a.Start <= b.Start ? (a, b) : (b, a);
        if (ReferenceEquals(a, b) || !IsNew(_fragments, pair, exclusive))
            return;
        var (first, second) = (collector.Collect(a), collector.Collect(b));
        CompareSets(found, first, second, exclusive);
        foreach (var next in second.Fragments)
            CompareFragments(found, a, next, exclusive);
        foreach (var next in first.Fragments)
            CompareFragments(found, next, b, exclusive);
    }

    private void CompareSets(List<MergeConflict> found, CollectedFields a, CollectedFields b, bool exclusive)
    {
        foreach (var (name, same) in a.ByName)
        {
            collector.Spend();
            if (!b.ByName.TryGetValue(name, out var others))
                continue;
            foreach (var first in same)
            {
                foreach (var second in others)
                    Compare(found, first, second, exclusive);
            }
        }
    }

    private void Compare(List<MergeConflict> found, CollectedField a, CollectedField b, bool exclusive)
    {
        collector.Spend();
        exclusive |= FieldComparison.AreExclusive(a, b);
        var (name, other) = (a.Node.Name.Value, b.Node.Name.Value);
        if (!exclusive && name != other)
            found.Add(Conflict(a, b, $"\"{name}\" and \"{other}\" are different fields"));
        else if (!exclusive && !FieldComparison.SameArguments(a.Node.Arguments, b.Node.Arguments))
            found.Add(Conflict(a, b, "their arguments differ"));
        else if (a.Definition is { } first && b.Definition is { } second && !FieldComparison.SameShape(first.Type, second.Type))
            found.Add(Conflict(a, b, $"the types \"{first.Type}\" and \"{second.Type}\" differ in shape"));
        else if (collector.Collect(a) is { } below && collector.Collect(b) is { } otherBelow)
            CompareBelow(found, a, below, b, otherBelow, exclusive);
    }

    private void CompareBelow(List<MergeConflict> found, CollectedField a, CollectedFields belowA, CollectedField b, CollectedFields belowB, bool exclusive)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var inner = new List<MergeConflict>();
        CompareSets(inner, belowA, belowB, exclusive);
        foreach (var fragment in belowB.Fragments)
            CompareWithFragment(inner, belowA, fragment, exclusive);
        foreach (var fragment in belowA.Fragments)
            CompareWithFragment(inner, belowB, fragment, exclusive);
        foreach (var first in belowA.Fragments)
        {
            foreach (var second in belowB.Fragments)
                CompareFragments(inner, first, second, exclusive);
        }

        if (inner.Count == 0)
            return;
        // One reason is enough to act on; the places name the others.
        var reason = $"below it \"{inner[0].ResponseName}\" stands for different things: {inner[0].Reason}";
        found.Add(new(a.Node.ResponseName, reason, Places(a.Node, inner, c => c.First), Places(b.Node, inner, c => c.Second)));
    }

    private static MergeConflict Conflict(CollectedField a, CollectedField b, string reason) => new(a.Node.ResponseName, reason, [a.Node], [b.Node]);

    private static List<FieldNode> Places(FieldNode node, List<MergeConflict> inner, Func<MergeConflict, List<FieldNode>> side)
    {
        var places = new List<FieldNode> { node };
        foreach (var conflict in inner)
        {
            places.AddRange(side(conflict).TakeLast(MostPlaces - places.Count));
            if (places.Count == MostPlaces)
                break;
        }

        return places;
    }

    private static bool IsNew<T>(Dictionary<T, bool> compared, T pair, bool exclusive)
        where T : notnull
    {
        if (compared.TryGetValue(pair, out var weaker) && (exclusive || !weaker))
            return false;
        compared[pair] = exclusive;
        return true;
    }
}
