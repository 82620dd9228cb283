using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Takedowns;

/// <summary>Finds cases of counterfeit goods and infringed rights by the beginning of their number (FE-08).</summary>
internal sealed class TakedownSearch(CatalogueDb db) : RowSearch("TakedownCase")
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) => !ReadableNumber.MayBegin(text.Number) ? null
        : db.Takedowns.AsNoTracking().StartingWith(t => t.Number, text.Number).OrderByDescending(t => t.Number)
            .Select(t => new SearchHit(NodeId.Of(t.Id), t.Number, t.ProductTitle, t.Status));
}
