using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Platform.Search;

/// <summary>Something that was found by its number or name (FE-08).</summary>
internal sealed class SearchResult(SearchKind kind, SearchHit hit)
{
    /// <summary>The object's id.</summary>
    [ID]
    public string Id => hit.Node.ToString();

    /// <summary>What it is, by the name of its type: <c>Order</c>.</summary>
    public string Kind => kind.Code;

    /// <summary>The object.</summary>
    public NodeId Node => hit.Node;

    /// <summary>The number or code that people call it by; null where it has none.</summary>
    public string? Number => hit.Number;

    /// <summary>Its name, or what tells it from others.</summary>
    public string Title => hit.Title;

    /// <summary>How it stands, by the name of its state in the schema; null where it has no states.</summary>
    public string? State => hit.State is { } state ? StateName.InCapitals(state.ToString()) : null;

    /// <summary>What people call the state, in the caller's language (FE-03); null where it has none.</summary>
    public string? StateLabel => hit.State is { } state ? EnumLabel.Of(state) : null;
}

/// <summary>Asks the sources of all modules that are open to the caller.</summary>
internal sealed class SearchDesk(IEnumerable<ISearchSource> sources, ICaller caller)
{
    /// <summary>The sources that the caller may ask, in the order of their kinds.</summary>
    public IEnumerable<ISearchSource> Open =>
        sources.Where(s => s.Kind.Permission is null || caller.Has(s.Kind.Permission)).OrderBy(s => s.Kind.Code, StringComparer.Ordinal);

    /// <summary>What fits best.</summary>
    public async Task<IReadOnlyList<SearchResult>> FindAsync(SearchText text, IReadOnlyList<string>? kinds, int count, CancellationToken cancellationToken)
    {
        var found = new List<(SearchKind Kind, SearchHit Hit)>();
        // One after the other: those of one module share its database context.
        foreach (var source in Open.Where(s => kinds is null || kinds.Contains(s.Kind.Code)))
            found.AddRange((await source.FindAsync(text, count, cancellationToken)).Select(hit => (source.Kind, hit)));
        return
        [
            .. found.OrderBy(f => text.RankOf(f.Hit)).ThenBy(f => f.Kind.Code, StringComparer.Ordinal).ThenBy(f => f.Hit.Number ?? f.Hit.Title, StringComparer.Ordinal)
                .ThenBy(f => f.Hit.Node.Value).Take(count).Select(f => new SearchResult(f.Kind, f.Hit)),
        ];
    }
}

/// <summary>Finding things by what people call them.</summary>
[QueryType]
[Authorize]
internal static class SearchQuery
{
    private const int Usual = 20;
    private const int Most = 50;

    /// <summary>
    /// What the caller may read that is called so (FE-08): orders, merchants, products, papers and whatever else modules have, by the beginning of a number or code or by a name;
    /// an order also by the carrier's whole number of a parcel.
    /// What fits exactly comes first, then what begins so, then the rest.
    /// </summary>
    /// <param name="text">A number, a code, a name or a part of one: 2 to 100 characters, in half or full width.</param>
    /// <param name="kinds">The kinds that are looked for, as <c>searchKinds</c> has them; all unless given.</param>
    /// <param name="first">How many at most, up to 50; 20 unless given.</param>
    [Cost(100)]
    [ListSize(AssumedSize = Usual, SlicingArguments = ["first"], RequireOneSlicingArgument = false)]
    public static async Task<IReadOnlyList<SearchResult>> SearchAsync(string text, IReadOnlyList<string>? kinds, int? first, SearchDesk desk, CancellationToken cancellationToken)
    {
        var count = first ?? Usual;
        if (count is < 1 or > Most)
            throw new GraphQLException(Text.Of("SEARCH_FIRST", Most), ErrorCodes.BadUserInput);
        return SearchText.Parse(text) is { } wanted
            ? await desk.FindAsync(wanted, kinds, count, cancellationToken)
            : throw new GraphQLException(Text.Of("SEARCH_TEXT", SearchText.Shortest, SearchText.Longest), ErrorCodes.BadUserInput);
    }

    /// <summary>The kinds of objects that the caller can look for, by the names of their types (FE-08).</summary>
    public static IReadOnlyList<string> GetSearchKinds(SearchDesk desk) => [.. desk.Open.Select(s => s.Kind.Code)];
}
