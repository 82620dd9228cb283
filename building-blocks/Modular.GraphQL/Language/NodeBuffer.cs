using System.Buffers;

namespace Modular.GraphQL.Language;

/// <summary>A stack in which the parser gathers the nodes of unfinished lists, so that each list becomes one array of the right size.</summary>
internal struct NodeBuffer()
{
    // The wrapper spares the array its covariance check on every store.
    internal readonly record struct Slot(Node Node);

    /// <summary>Part of the stack, valid until the next push.</summary>
    internal readonly ref struct View(ReadOnlySpan<Slot> slots)
    {
        private readonly ReadOnlySpan<Slot> _slots = slots;

        public int Length => _slots.Length;

        public Node this[int index] => _slots[index].Node;
    }

    private Slot[] _slots = ArrayPool<Slot>.Shared.Rent(64);

    /// <summary>The number of nodes on the stack; a list begins here.</summary>
    public int Count { get; private set; }

    public void Push(Node node)
    {
        if (Count == _slots.Length)
            Grow();
        _slots[Count++] = new(node);
    }

    /// <summary>Everything from <paramref name="mark"/> on.</summary>
    public readonly View From(int mark) => new(_slots.AsSpan(mark, Count - mark));

    /// <summary>Takes everything from <paramref name="mark"/> on.</summary>
    public T[] Take<T>(int mark)
        where T : Node
    {
        var slots = _slots.AsSpan(mark, Count - mark);
        var list = new T[slots.Length];
        for (var i = 0; i < slots.Length; i++)
            list[i] = (T)slots[i].Node;
        Count = mark;
        return list;
    }

    /// <summary>Gives the memory back; the buffer must not be used after it.</summary>
    public void Return()
    {
        ArrayPool<Slot>.Shared.Return(_slots, clearArray: true);
        _slots = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<Slot>.Shared.Rent(_slots.Length * 2);
        _slots.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<Slot>.Shared.Return(_slots, clearArray: true);
        _slots = larger;
    }
}
