using Merchants.Contracts;
using Modular.Persistence;

namespace Catalogue.Persistence;

/// <summary>Lets those wait for each other who decide on what excludes each other, such as two promotions of the same goods.</summary>
internal static class MerchantTurns
{
    /// <summary>Waits until nobody else decides for the merchant; until the transaction ends, nobody else does. What is read after it is how the others have left it.</summary>
    public static Task TakeTurnAsync(this CatalogueDb db, MerchantId merchant, CancellationToken cancellationToken) =>
        db.ChangeRowsAsync(db.Standings.Where(s => s.MerchantId == merchant), set => set.SetProperty(s => s.Turns, s => s.Turns + 1), cancellationToken);
}
