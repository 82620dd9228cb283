using System.Runtime.CompilerServices;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Validation.Merging;

/// <summary>
/// Decides whether all fields of a document can merge (FieldsInSetCanMerge and SameResponseShape of section 5.3.2) without comparing each pair:
/// whole sets of selections are merged at once, and each field is compared with the first of its group only, because the comparisons are equivalences.
/// A merged set is known by the selection sets in it and is checked once, however many paths lead to it. Fragments must not form cycles.
/// </summary>
internal sealed class MergeCheck(FieldCollector collector)
{
    private readonly Dictionary<int[], MergeDepth> _checked = new(IntArrayComparer.Instance);
    private int[] _lastOfName = [];
    private int[] _markOfName = [];
    private int _mark;

    /// <summary>Two fields that cannot merge, where <see cref="Passes(CollectedFields)"/> said no.</summary>
    public (CollectedField First, CollectedField Second)? Conflict { get; private set; }

    /// <summary>Whether the fields of the set, merged with those of its fragments, can merge at every depth.</summary>
    /// <exception cref="MergeLimitException">It takes more steps than the options allow.</exception>
    public bool Passes(CollectedFields root) => Passes([root], MergeDepth.Everything);

    private bool Passes(List<CollectedFields> sources, MergeDepth depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var sets = WithFragments(sources);
        if (sets.Count == 0 || IsChecked(sets, depth))
            return true;
        var fields = sets.Count == 1 ? sets[0].Fields : [.. sets.SelectMany(s => s.Fields)];
        collector.Spend(fields.Count);
        if (fields.Count == 1)
            return PassesBelow(fields, depth);
        var next = ChainByName(fields, out var firsts);
        foreach (var first in firsts)
        {
            var group = new List<CollectedField>(1);
            for (var i = first; i >= 0; i = next[i])
                group.Add(fields[i]);
            if (!(group.Count == 1 ? PassesBelow(group, depth) : PassesGroup(group, depth)))
                return false;
        }

        return true;
    }

    // The fields have the same response name.
    private bool PassesGroup(List<CollectedField> group, MergeDepth depth)
    {
        if (depth == MergeDepth.Everything && group.TrueForAll(f => ReferenceEquals(f.Parent, group[0].Parent)))
            return AreSameField(group) && PassesBelow(group, depth);
        if (depth == MergeDepth.Everything && !PassesByParent(group))
            return false;
        return HaveSameShape(group) && PassesBelow(group, MergeDepth.Shape);
    }

    // Fields on one object type meet each other and those on interfaces and unions, but none on another object type.
    private bool PassesByParent(List<CollectedField> group)
    {
        var anywhere = group.FindAll(f => f.Parent is not ObjectType);
        var byObject = group.FindAll(f => f.Parent is ObjectType).GroupBy(f => f.Parent).ToList();
        if (!AreSameField(anywhere))
            return false;
        if (byObject.Count == 0)
            return PassesBelow(anywhere, MergeDepth.Everything);
        foreach (var onObject in byObject)
        {
            if (!AreSameField([.. anywhere.Take(1), .. onObject]) || !PassesBelow([.. anywhere, .. onObject], MergeDepth.Everything))
                return false;
        }

        return true;
    }

    private bool AreSameField(List<CollectedField> group)
    {
        for (var i = 1; i < group.Count; i++)
        {
            collector.Spend();
            if (!FieldComparison.SameFieldAndArguments(group[0], group[i]))
                return Fails(group[0], group[i]);
        }

        return true;
    }

    private bool HaveSameShape(List<CollectedField> group)
    {
        CollectedField? known = null;
        foreach (var field in group)
        {
            if (field.Definition is null)
                continue;
            known ??= field;
            collector.Spend();
            if (!FieldComparison.SameShape(known.Definition!.Type, field.Definition.Type))
                return Fails(known, field);
        }

        return true;
    }

    private bool PassesBelow(List<CollectedField> group, MergeDepth depth)
    {
        var below = new List<CollectedFields>();
        foreach (var field in group)
        {
            if (collector.Collect(field) is { } selections)
                below.Add(selections);
        }

        return below.Count == 0 || Passes(below, depth);
    }

    private bool Fails(CollectedField first, CollectedField second)
    {
        Conflict = (first, second);
        return false;
    }

    // The sets that have fields of their own, those of fragments included, each once.
    private List<CollectedFields> WithFragments(List<CollectedFields> sources)
    {
        var mark = ++_mark;
        var sets = new List<CollectedFields>(sources.Count);
        var pending = new Stack<CollectedFields>(sources);
        while (pending.TryPop(out var set))
        {
            if (set.Mark == mark)
                continue;
            collector.Spend();
            set.Mark = mark;
            if (set.Fields.Count > 0)
                sets.Add(set);
            foreach (var fragment in set.Fragments)
                pending.Push(collector.Collect(fragment));
        }

        return sets;
    }

    // Answers whether the merged set was checked as far before, and notes that it is now.
    private bool IsChecked(List<CollectedFields> sets, MergeDepth depth)
    {
        if (sets.Count == 1)
        {
            if (sets[0].Checked >= depth)
                return true;
            sets[0].Checked = depth;
            return false;
        }

        sets.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        var key = new int[sets.Count];
        for (var i = 0; i < key.Length; i++)
            key[i] = sets[i].Id;
        if (_checked.TryGetValue(key, out var before) && before >= depth)
            return true;
        _checked[key] = depth;
        return false;
    }

    // For each field the index of the next one with its name, or -1; and the index of the first of each name.
    private int[] ChainByName(List<CollectedField> fields, out List<int> firsts)
    {
        if (_lastOfName.Length < collector.NameCount)
        {
            Array.Resize(ref _lastOfName, collector.NameCount * 2);
            Array.Resize(ref _markOfName, collector.NameCount * 2);
        }

        var mark = ++_mark;
        var next = new int[fields.Count];
        firsts = [];
        for (var i = 0; i < next.Length; i++)
        {
            var name = fields[i].NameId;
            next[i] = -1;
            if (_markOfName[name] == mark)
                next[_lastOfName[name]] = i;
            else
                firsts.Add(i);
            _markOfName[name] = mark;
            _lastOfName[name] = i;
        }

        return next;
    }

    private sealed class IntArrayComparer : IEqualityComparer<int[]>
    {
        public static IntArrayComparer Instance { get; } = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = default(HashCode);
            foreach (var id in obj)
                hash.Add(id);
            return hash.ToHashCode();
        }
    }
}
