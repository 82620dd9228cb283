using Merchants.Contracts;

namespace Catalogue.Contracts;

/// <summary>Reads what other modules may know of services (CAT-02). A service has no stock: nothing is reserved, and its price is that of the moment it is asked for.</summary>
public interface IServiceListings
{
    /// <summary>
    /// Those of the services that are offered now: listed, of a merchant that takes orders. What is not among the answers is not for sale; whether it exists is not told. All are read
    /// by one statement.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyDictionary<ServiceListingId, OfferedService>> FindOfferedAsync(IReadOnlyCollection<ServiceListingId> services, CancellationToken cancellationToken);

    /// <summary>All services that are listed, by merchant and title, for samples and demo data.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<OfferedService>> ListOfferedAsync(CancellationToken cancellationToken);
}

/// <summary>A service as it is sold at this moment; an order freezes it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Title">What it is called, at most 120 characters.</param>
/// <param name="Content">What is done, at most 4000 characters.</param>
/// <param name="Standard">By which standard it is done, against which a buyer may hold it; at most 2000 characters.</param>
/// <param name="Category">The category's code.</param>
/// <param name="Unit">What one of it is, such as 次 or 小时; at most 20 characters.</param>
/// <param name="UnitPrice">The price of one, in minor units.</param>
/// <param name="Currency">The currency of the price, by ISO 4217.</param>
public sealed record OfferedService(
    ServiceListingId Service, MerchantId Merchant, string Title, string Content, string Standard, string Category, string Unit, long UnitPrice, string Currency);
