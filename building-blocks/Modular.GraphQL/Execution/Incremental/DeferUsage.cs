using Modular.GraphQL.Language;

namespace Modular.GraphQL.Execution;

/// <summary>One <c>@defer</c> at one place of a compiled selection set. Two are the same only where they are one object.</summary>
internal sealed class DeferUsage(string? label, DeferUsage? parent)
{
    public string? Label { get; } = label;

    /// <summary>The <c>@defer</c> around it, or null.</summary>
    public DeferUsage? Parent { get; } = parent;
}

/// <summary>A field node with the <c>@defer</c> that it was met under; null where it comes with the initial response.</summary>
internal readonly record struct CollectedField(FieldNode Node, DeferUsage? Usage);

/// <summary>The <c>@defer</c>s under which all nodes of a field were met; empty for the initial response. Compared as a set.</summary>
internal sealed class DeferUsages
{
    public static readonly DeferUsages None = new([]);

    private DeferUsages(DeferUsage[] all) => All = all;

    public DeferUsage[] All { get; }

    /// <summary>A field belongs to the earliest response that one of its nodes belongs to: an outer usage makes those inside it void.</summary>
    public static DeferUsages Of(IReadOnlyList<CollectedField> fields)
    {
        var found = new List<DeferUsage>();
        foreach (var field in fields)
        {
            if (field.Usage is not { } usage)
                return None;
            if (!found.Contains(usage))
                found.Add(usage);
        }

        found.RemoveAll(usage =>
        {
            for (var outer = usage.Parent; outer is not null; outer = outer.Parent)
            {
                if (found.Contains(outer))
                    return true;
            }

            return false;
        });
        return new([.. found]);
    }

    public bool SetEquals(DeferUsages other) => All.Length == other.All.Length && Array.TrueForAll(All, other.All.Contains);
}

/// <summary>The fields of an object that come later, together.</summary>
internal sealed record DeferredSelections(DeferUsages Usages, SelectionPlan Plan);
