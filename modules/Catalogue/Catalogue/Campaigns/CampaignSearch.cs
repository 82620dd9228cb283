using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Campaigns;

/// <summary>Finds campaigns by a part of their theme (FE-08).</summary>
internal sealed class CampaignSearch(CatalogueDb db) : RowSearch("Campaign", CataloguePermissions.Read)
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) =>
        db.ReadableCampaigns().WhereAny(SearchRows.IsNamed<Campaign>(c => c.Plan.Theme, text.Lower)).OrderBy(c => c.Plan.Theme).ThenBy(c => c.Id)
            .Select(c => new SearchHit(NodeId.Of(c.Id), null, c.Plan.Theme, c.Status));
}
