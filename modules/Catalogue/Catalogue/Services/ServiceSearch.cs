using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Services;

/// <summary>Finds services by a part of their title (FE-08).</summary>
internal sealed class ServiceSearch(CatalogueDb db) : RowSearch("ServiceListing")
{
    /// <inheritdoc/>
    protected override IQueryable<SearchHit>? Find(SearchText text) =>
        db.ReadableServices().WhereAny(SearchRows.IsNamed<ServiceListing>(s => s.Title, text.Lower)).OrderBy(s => s.Title).ThenBy(s => s.Id)
            .Select(s => new SearchHit(NodeId.Of(s.Id), null, s.Title, s.Status));
}
