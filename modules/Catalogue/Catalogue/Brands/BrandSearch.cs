using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Brands;

/// <summary>Finds brands by a part of the mark, or by the beginning of its registration (FE-08).</summary>
internal sealed class BrandSearch(CatalogueDb db) : RowSearch("Brand")
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) =>
        db.Brands.AsNoTracking().WhereAny(SearchRows.IsNamed<Brand>(b => b.Name, text.Lower), SearchRows.Begins<Brand>(b => b.RegistrationNumber, text.Number))
            .OrderBy(b => b.Name).ThenBy(b => b.Id).Select(b => new SearchHit(NodeId.Of(b.Id), b.RegistrationNumber, b.Name, null));
}
