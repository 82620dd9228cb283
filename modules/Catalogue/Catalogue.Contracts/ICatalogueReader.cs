using Merchants.Contracts;

namespace Catalogue.Contracts;

/// <summary>Reads what other modules may know of goods.</summary>
public interface ICatalogueReader
{
    /// <summary>
    /// Everything that is listed, by merchant and SKU, that of merchants who take no orders for now included. For what is done with all of it (samples, demo data); prices of
    /// orders come with their reservation, which also says whether there is one.
    /// </summary>
    Task<IReadOnlyList<Offer>> ListOffersAsync(CancellationToken cancellationToken);
}

/// <summary>A variant of a listed product.</summary>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Currency">The currency of its price, by ISO 4217.</param>
/// <param name="Line">One piece of it, as an order would freeze it.</param>
public sealed record Offer(MerchantId Merchant, string Currency, ReservedLine Line);
