using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Campaigns;

/// <summary>Finds campaigns by a part of their theme (FE-08).</summary>
internal sealed class CampaignSearch(CatalogueDb db) : ISearchSource
{
    /// <inheritdoc/>
    public SearchKind Kind { get; } = new("Campaign", CataloguePermissions.Read);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int count, CancellationToken cancellationToken)
    {
        var found = await db.ReadableCampaigns().WhereAny(SearchRows.IsNamed<Campaign>(c => c.Plan.Theme, text.Lower)).OrderBy(c => c.Plan.Theme).ThenBy(c => c.Id).Take(count)
            .Select(c => new { c.Id, c.Plan.Theme, c.Status }).ToListAsync(cancellationToken);
        return [.. found.Select(c => new SearchHit(NodeId.Of(c.Id), null, c.Theme, c.Status))];
    }
}
