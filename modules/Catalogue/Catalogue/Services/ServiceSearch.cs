using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Services;

/// <summary>Finds services by a part of their title (FE-08).</summary>
internal sealed class ServiceSearch(CatalogueDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("ServiceListing");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        var found = await db.ReadableServices().WhereAny(SearchRows.IsNamed<ServiceListing>(s => s.Title, text.Lower)).OrderBy(s => s.Title).ThenBy(s => s.Id).Take(count)
            .Select(s => new { s.Id, s.Title, s.Status }).ToListAsync(cancellationToken);
        return [.. found.Select(s => new SearchHit(NodeId.Of(s.Id), null, s.Title, s.Status))];
    }
}
