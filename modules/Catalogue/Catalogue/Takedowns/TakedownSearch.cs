using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Takedowns;

/// <summary>Finds cases of counterfeit goods and infringed rights by the beginning of their number (FE-08).</summary>
internal sealed class TakedownSearch(CatalogueDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("TakedownCase");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        if (!ReadableNumber.MayBegin(text.Number))
            return [];
        var found = await db.Takedowns.AsNoTracking().StartingWith(t => t.Number, text.Number).OrderByDescending(t => t.Number).Take(count)
            .Select(t => new { t.Id, t.Number, t.ProductTitle, t.Status }).ToListAsync(cancellationToken);
        return [.. found.Select(t => new SearchHit(NodeId.Of(t.Id), t.Number, t.ProductTitle, t.Status))];
    }
}
