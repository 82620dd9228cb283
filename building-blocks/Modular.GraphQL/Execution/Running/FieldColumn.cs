using System.Runtime.InteropServices;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>The values of one field for all objects of a batch, and where the objects among them went.</summary>
/// <remarks>
/// The objects that the values hold, through lists of any depth, are numbered in the order of traversal ("slots"). A slot
/// tells in which child batch and row the object is. The writer walks the same way and so needs no lookup.
/// </remarks>
internal sealed class FieldColumn(FieldPlan field, int rows)
{
    private int _pending;
    private List<Slot>? _slots;
    private int[]? _firstSlot;
    private object?[]?[]? _rest;
    private List<ObjectBatch>? _children;

    public FieldPlan Field { get; } = field;

    /// <summary>What the resolver gave: a value, null, or a <see cref="Fault"/>.</summary>
    public object?[] Values { get; } = new object?[rows];

    /// <summary>The child batches; empty for leaf fields and for subtrees that are written straight from the objects.</summary>
    public IReadOnlyList<ObjectBatch> Children => _children ?? [];

    /// <summary>Expects that many rows to complete later, and one more call for the caller itself.</summary>
    public void Expect(int count) => _pending = count + 1;

    /// <summary>Notes that one row, or the caller, is done; true for the last one.</summary>
    public bool Arrive() => Interlocked.Decrement(ref _pending) == 0;

    /// <summary>How many items of each list come now; null where the lists are not streamed.</summary>
    public int? InitialCount { get; set; }

    /// <summary>The items of the row's list that come later; null where there are none.</summary>
    public object?[]? RestOf(int row) => _rest?[row];

    public int FirstSlot(int row) => _firstSlot![row];

    public (ObjectBatch? Batch, int Row) ObjectAt(int slot)
    {
        var found = _slots![slot];
        return found.Child < 0 ? (null, 0) : (_children![found.Child], found.Row);
    }

    /// <summary>Sorts the objects of the resolved values into child batches by their type. Called once, when all rows are there.</summary>
    public void Complete(Schema schema)
    {
        if (InitialCount is { } count)
            SplitLists(count);
        CompleteRest(schema);
    }

    /// <summary>The same where the values are what was left of streamed lists.</summary>
    public void CompleteRest(Schema schema)
    {
        if (Field.Children is not { } selections)
            return;
        if (selections.IsPure || Values is [StoredJson])
            return;
        _slots = new(Values.Length);
        _firstSlot = new int[Values.Length];
        _children = [];
        for (var row = 0; row < Values.Length; row++)
        {
            _firstSlot[row] = _slots.Count;
            Sort(ref Values[row], Field.Shape, selections, schema);
        }
    }

    private void SplitLists(int count)
    {
        _rest = new object?[]?[Values.Length];
        for (var row = 0; row < Values.Length; row++)
        {
            if (Values[row] is null or Fault || ListValues.ToArray(Values[row]!, Field) is not object?[] list || list.Length <= count)
                continue;
            Values[row] = list[..count];
            _rest[row] = list[count..];
        }
    }

    private void Sort(ref object? value, ValueShape shape, ChildSelections selections, Schema schema)
    {
        if (shape.Item is { } item)
        {
            if (value is null or Fault)
                return;
            value = ListValues.ToArray(value, Field);
            if (value is not object?[] list)
                return;
            for (var i = 0; i < list.Length; i++)
                Sort(ref list[i], item, selections, schema);
            return;
        }

        if (value is null or Fault)
        {
            _slots!.Add(Slot.None);
            return;
        }

        var type = schema.ResolveObjectType(shape.Named, value);
        if (type is null)
        {
            value = Faults.NoObjectType(shape.Named, value);
            _slots!.Add(Slot.None);
            return;
        }

        _slots!.Add(Place(value, selections.For(type)));
    }

    private Slot Place(object value, SelectionPlan plan)
    {
        var children = CollectionsMarshal.AsSpan(_children);
        for (var i = 0; i < children.Length; i++)
        {
            if (!ReferenceEquals(children[i].Plan, plan))
                continue;
            children[i].Objects.Add(value);
            return new(i, children[i].Objects.Count - 1);
        }

        _children!.Add(new(plan, [value]));
        return new(_children.Count - 1, 0);
    }

    private readonly record struct Slot(int Child, int Row)
    {
        public static readonly Slot None = new(-1, 0);
    }
}
