using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;

namespace Catalogue.Services;

/// <summary>Reads services for other modules (CAT-02).</summary>
internal sealed class OfferedServices(ModuleDatabase<CatalogueDb> database) : IServiceListings
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<ServiceListingId, OfferedService>> FindOfferedAsync(IReadOnlyCollection<ServiceListingId> services, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await Offered(db.Services.Where(s => services.Contains(s.Id) && db.Standings.Any(m => m.MerchantId == s.MerchantId && m.IsTrading && !m.IsClosed)))
            .ToDictionaryAsync(s => s.Service, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OfferedService>> ListOfferedAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await Offered(db.Services.OrderBy(s => s.MerchantId).ThenBy(s => s.Title).ThenBy(s => s.Id)).ToListAsync(cancellationToken);
    }

    private static IQueryable<OfferedService> Offered(IQueryable<ServiceListing> services) => services.Where(s => s.Status == ServiceListingStatus.Listed)
        .Select(s => new OfferedService(s.Id, s.MerchantId, s.Title, s.Content, s.Standard, s.Category, s.Unit, s.PriceAmount, s.Currency));
}
