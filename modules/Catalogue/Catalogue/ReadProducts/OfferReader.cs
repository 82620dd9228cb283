using Catalogue.Contracts;
using Catalogue.Persistence;
using Catalogue.PriceRules;
using Catalogue.ReserveForOrders;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Catalogue.ReadProducts;

/// <summary>Reads what is for sale at which price, as the reservation would find it (CAT-04, CAT-09).</summary>
internal sealed class OfferReader(ModuleDatabase<CatalogueDb> database, TimeProvider clock) : IOfferReader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<VariantId, CurrentOffer>> FindAsync(IReadOnlyCollection<VariantId> variants, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var found = await db.LoadForSaleAsync([.. variants.Distinct()], cancellationToken);
        var ids = found.Keys.ToList();
        var prices = await db.LoadEffectivePricesAsync([.. found.Values.Select(f => f.ToPrice())], clock.GetUtcNow().UtcDateTime, cancellationToken);
        var available = await db.StockLevels.Where(s => ids.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, s => s.OnHand - s.Reserved, cancellationToken);
        return found.ToDictionary(
            f => f.Key, f => new CurrentOffer(new(f.Value.Variant.MerchantId, f.Value.Variant.Currency, f.Value.Of(1, prices[f.Key].Rule)), available.GetValueOrDefault(f.Key)));
    }
}
