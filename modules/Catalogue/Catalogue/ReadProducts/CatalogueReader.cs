using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Catalogue.ReadProducts;

/// <summary>Reads goods for other modules.</summary>
internal sealed class CatalogueReader(ModuleDatabase<CatalogueDb> database) : ICatalogueReader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Offer>> ListOffersAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await (from v in db.Variants
                      join p in db.Products on v.ProductId equals p.Id
                      where p.Status == ProductStatus.Listed
                      orderby v.MerchantId, v.Sku
                      select new Offer(v.MerchantId, v.Currency, new ReservedLine(v.Id, p.Id, v.Sku, p.Title, v.Specification, p.Category, 1, v.PriceAmount)))
            .ToListAsync(cancellationToken);
    }
}
