namespace Modular.GraphQL.Execution;

/// <summary>Gathers what the writer leaves for later; what stands below a place that became null is taken back with it.</summary>
internal sealed class LaterWorks
{
    private readonly List<LaterWork> _works = [];

    /// <summary>What was gathered.</summary>
    public IReadOnlyList<LaterWork> All => _works;

    /// <summary>How much was gathered so far, for <see cref="Rewind"/>.</summary>
    public int Count => _works.Count;

    public void Add(LaterWork work)
    {
        _works.Add(work);
        foreach (var part in work.Parts)
            part.Outstanding++;
    }

    /// <summary>Takes back what came after the mark.</summary>
    public void Rewind(int mark)
    {
        for (var i = _works.Count - 1; i >= mark; i--)
        {
            foreach (var part in _works[i].Parts)
                part.Outstanding--;
            _works.RemoveAt(i);
        }
    }
}
