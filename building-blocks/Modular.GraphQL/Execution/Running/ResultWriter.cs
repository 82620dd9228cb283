using System.Runtime.CompilerServices;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Writes <c>data</c>: walks the columns where there are any and the object graph itself elsewhere, and takes back what a null
/// that propagates makes void (CompleteValue and "Handling execution errors", sections 6.4.3 and 6.4.4). Methods return
/// false where the value must be null but may not be, with the error noted already; the caller rewinds.
/// </summary>
internal sealed class ResultWriter(ResponseWriter writer, ExecutionErrors errors, ResponsePath path)
{
    private DeferScope? _scope;

    /// <summary>Gathers what is left for later; null where the response comes as one.</summary>
    public LaterWorks? Later { get; init; }

    /// <summary>The deferred parts around the place where writing begins.</summary>
    public DeferScope? Scope
    {
        init => _scope = value;
    }

    /// <summary>Writes one object of a batch; false where it must be null.</summary>
    public bool WriteRow(ObjectBatch batch, int row) => WriteObject(batch.Plan, batch, row, batch.Objects[row]);

    /// <summary>Writes the rest of a streamed list; false where an item must be null but may not be.</summary>
    public bool WriteItems(FieldPlan field, FieldColumn column, int row, int from)
    {
        var slot = column.Children.Count > 0 ? column.FirstSlot(row) : 0;
        return WriteItems(field, field.Shape.Item!, (object?[])column.Values[row]!, from, column, ref slot);
    }

    /// <summary>Writes the root object, or null where it had to go.</summary>
    public void WriteRoot(ObjectBatch root)
    {
        var start = writer.Position;
        if (WriteObject(root.Plan, root, 0, root.Objects[0]))
            return;
        writer.Rewind(start);
        Later?.Rewind(0);
        writer.WriteNull();
    }

    private bool WriteObject(SelectionPlan plan, ObjectBatch? batch, int row, object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var outer = _scope;
        foreach (var usage in plan.NewUsages)
            _scope = new(usage, new PendingPart(usage.Label, path.ToArray(), DeferScope.Find(_scope, usage.Parent)), _scope);
        var written = WriteFields(plan, batch, row, value);
        if (written && plan.Deferred.Count > 0)
            Defer(plan, value);
        _scope = outer;
        return written;
    }

    private bool WriteFields(SelectionPlan plan, ObjectBatch? batch, int row, object? value)
    {
        writer.WriteRaw((byte)'{');
        var first = writer.Position;
        foreach (var field in plan.Fields)
        {
            if (!WriteField(field, first, batch, row, value))
                return false;
        }

        writer.WriteRaw((byte)'}');
        return true;
    }

    private void Defer(SelectionPlan plan, object? value)
    {
        var place = path.ToArray();
        foreach (var (usages, selections) in plan.Deferred)
            Later!.Add(new DeferredWork(selections, value, Array.ConvertAll(usages.All, u => DeferScope.Find(_scope, u)!), _scope, place));
    }

    private bool WriteField(FieldPlan field, int first, ObjectBatch? batch, int row, object? parent)
    {
        writer.WriteRaw(writer.Position == first ? field.Prefix.AsSpan(1) : field.Prefix);
        if (field.ColumnIndex >= 0)
            return WriteColumn(field, batch!.Columns[field.ColumnIndex], row);
        if (field.Read is not { } read)
            return true; // __typename, whose value stands in the prefix.
        object? value;
        try
        {
            value = read(parent!);
        }
        catch (Exception e)
        {
            value = Faults.Of(e, field);
        }

        // The most frequent case by far has no path to keep, unless it fails.
        if (field.Children is null && field.Shape.Item is null && value is not (null or Fault) && field.Shape.TryWriteLeaf(writer, value))
            return true;
        path.Push(field.ResponseName);
        var slot = 0;
        var written = WriteValue(field, field.Shape, value, null, ref slot);
        path.Pop();
        return written;
    }

    private bool WriteColumn(FieldPlan field, FieldColumn? column, int row)
    {
        if (column?.Values[row] is StoredJson stored)
        {
            writer.WriteRaw(stored.Bytes);
            return true;
        }

        path.Push(field.ResponseName);
        // A mutation that was ended early has no column for what was not run.
        var slot = column is { Children.Count: > 0 } ? column.FirstSlot(row) : 0;
        var written = WriteValue(field, field.Shape, column?.Values[row], column, ref slot);
        if (written && column?.RestOf(row) is { } rest)
        {
            var place = path.ToArray();
            Later!.Add(new StreamWork(field, rest, column.InitialCount!.Value, [new PendingPart(field.Stream!.Label, place, null)], _scope, place));
        }

        path.Pop();
        return written;
    }

    private bool WriteNullFor(ValueShape shape)
    {
        if (shape.IsNonNull)
            return false;
        writer.WriteNull();
        return true;
    }

    private bool WriteValue(FieldPlan field, ValueShape shape, object? value, FieldColumn? column, ref int slot)
    {
        if (value is Fault fault)
        {
            if (shape.Item is null)
                slot++;
            errors.Add(fault, field);
            return WriteNullFor(shape);
        }

        if (value is null)
        {
            if (shape.Item is null)
                slot++;
            if (!shape.IsNonNull)
            {
                writer.WriteNull();
                return true;
            }

            errors.Add(new GraphQLError($"Cannot return null for non-nullable field {field.Parent.Name}.{field.Field.Name}.") { Code = ErrorCodes.Internal }, field);
            return false;
        }

        var start = writer.Position;
        var mark = Later?.Count ?? 0;
        bool written;
        if (shape.Item is { } item)
            written = WriteList(field, item, value, column, ref slot);
        else if (field.Children is { } children)
            written = WriteChild(children, shape, value, column, ref slot);
        else
            written = shape.TryWriteLeaf(writer, value) || NoteUnfit(field, shape, value);
        if (written)
            return true;
        writer.Rewind(start);
        Later?.Rewind(mark);
        return WriteNullFor(shape);
    }

    private bool WriteChild(ChildSelections children, ValueShape shape, object value, FieldColumn? column, ref int slot)
    {
        if (children.IsPure)
            return WriteObject(children.Known!, null, 0, value);
        var (batch, row) = column!.ObjectAt(slot++);
        return WriteObject(batch!.Plan, batch, row, value);
    }

    private bool WriteList(FieldPlan field, ValueShape item, object value, FieldColumn? column, ref int slot)
    {
        var slotOfList = slot;
        if (value is not IReadOnlyList<object?> list)
        {
            var copy = ListValues.ToArray(value, field);
            if (copy is Fault fault)
            {
                errors.Add(fault, field);
                return false;
            }

            list = (object?[])copy;
        }

        if (WriteItems(field, item, list, 0, column, ref slot))
            return true;

        // The rest of the list is void, but a list around it goes on after it.
        if (column is not null)
            slot = slotOfList + SlotsIn(value, item);
        return false;
    }

    private bool WriteItems(FieldPlan field, ValueShape item, IReadOnlyList<object?> list, int from, FieldColumn? column, ref int slot)
    {
        writer.WriteRaw((byte)'[');
        var first = writer.Position;
        for (var index = 0; index < list.Count; index++)
        {
            if (!WriteItem(field, item, list[index], from + index, first, column, ref slot))
                return false;
        }

        writer.WriteRaw((byte)']');
        return true;
    }

    private bool WriteItem(FieldPlan field, ValueShape shape, object? value, int index, int first, FieldColumn? column, ref int slot)
    {
        if (writer.Position != first)
            writer.WriteRaw((byte)',');
        path.Push(index);
        var written = WriteValue(field, shape, value, column, ref slot);
        path.Pop();
        return written;
    }

    private static int SlotsIn(object? value, ValueShape item)
    {
        if (value is not object?[] list)
            return 0;
        if (item.Item is not { } inner)
            return list.Length;
        var count = 0;
        foreach (var element in list)
            count += SlotsIn(element, inner);
        return count;
    }

    private bool NoteUnfit(FieldPlan field, ValueShape shape, object value)
    {
        errors.Add(Faults.Unfit(shape, value), field);
        return false;
    }
}
