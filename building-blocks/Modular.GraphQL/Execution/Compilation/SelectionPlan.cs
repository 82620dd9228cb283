using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>The flattened selections that apply to one object type, in the order of the response (CollectFields, section 6.3.2).</summary>
internal sealed class SelectionPlan
{
    public SelectionPlan(ObjectType type, FieldPlan[] fields)
    {
        Type = type;
        Fields = fields;
        foreach (var field in fields)
        {
            if (field.NeedsColumn)
                field.ColumnIndex = ColumnCount++;
        }
    }

    public ObjectType Type { get; }

    public FieldPlan[] Fields { get; }

    /// <summary>How many fields need a column.</summary>
    public int ColumnCount { get; }

    /// <summary>The fields that come later; empty where nothing is deferred.</summary>
    public IReadOnlyList<DeferredSelections> Deferred { get; init; } = [];

    /// <summary>The <c>@defer</c>s that begin at this selection set.</summary>
    public IReadOnlyList<DeferUsage> NewUsages { get; init; } = [];

    /// <summary>Whether the whole subtree can be written straight from the object graph.</summary>
    public bool IsPure => ColumnCount == 0;
}
