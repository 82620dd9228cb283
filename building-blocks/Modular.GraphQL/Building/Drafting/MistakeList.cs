namespace Modular.GraphQL.Building;

/// <summary>The mistakes found while a schema is built, each with its place and what to do about it.</summary>
internal sealed class MistakeList
{
    private readonly List<Mistake> _mistakes = [];

    public IReadOnlyList<Mistake> All => _mistakes;

    public void Add(string origin, string what, string remedy)
    {
        var mistake = new Mistake(origin, what, remedy);
        if (!_mistakes.Contains(mistake))
            _mistakes.Add(mistake);
    }
}

/// <summary>One mistake.</summary>
internal sealed record Mistake(string Origin, string What, string Remedy);
