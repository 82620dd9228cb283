namespace Modular.GraphQL.Execution;

/// <summary>Objects of one type that were reached through the same field, with a column of values for each field that needs one.</summary>
internal sealed class ObjectBatch(SelectionPlan plan, List<object?> objects)
{
    public SelectionPlan Plan { get; } = plan;

    public List<object?> Objects { get; } = objects;

    public FieldColumn[] Columns { get; } = new FieldColumn[plan.ColumnCount];
}
