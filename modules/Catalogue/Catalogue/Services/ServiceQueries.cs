using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Services;

/// <summary>Reading services. Listed ones are open to everybody; others are answered like what does not exist, except to those who may see them.</summary>
[QueryType]
internal static class ServiceQueries
{
    /// <summary>The services that the caller may see, the newest first: those that are listed, and in any state those of the merchants at which the caller may read what is not (CAT-02).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ServiceListing.Status), nameof(ServiceListing.Title), nameof(ServiceListing.Category), nameof(ServiceListing.MerchantId), nameof(ServiceListing.CreatedAt)])]
    [UseSorting(Properties = [nameof(ServiceListing.Title), nameof(ServiceListing.Status), nameof(ServiceListing.CreatedAt)])]
    public static IQueryable<ServiceListing> GetServices(CatalogueDb db) => db.ReadableServices().OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id);
}

/// <summary>The fields of a service that are not its own columns.</summary>
[ObjectType<ServiceListing>]
internal static class ServiceFields
{
    /// <summary>The price of one.</summary>
    [Cost(0)]
    public static Money GetPrice([Parent(Requires = $"{nameof(ServiceListing.PriceAmount)} {nameof(ServiceListing.Currency)}")] ServiceListing service) => new(service.PriceAmount, service.Currency);

    /// <summary>The steps through the states, oldest first; empty for those who may not read what the merchant has not listed.</summary>
    [UsePaging]
    [Authorize(CataloguePermissions.Read)]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = $"{nameof(ServiceListing.Id)} {nameof(ServiceListing.MerchantId)}")] ServiceListing service, CatalogueDb db)
    {
        // Compared with the row alone, so that it is asked for many at once; nobody has the empty id.
        var subject = db.Caller.Has(CataloguePermissions.Read, service.MerchantId.Value) ? service.Id.Value : Guid.Empty;
        return db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == subject).OrderBy(c => c.Ordinal);
    }
}

/// <summary>What the caller may do with a service now (FE-01).</summary>
[ExtendObjectType<ServiceListingId>]
internal static class ServiceAllowedActions
{
    /// <summary>What can be done with the service, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 7)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<ServiceListingId> services, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(services, cancellationToken);
        return [.. services.Select(s => facts.TryGetValue(s, out var known) ? allowed.Of(ServiceActions.All, known) : [])];
    }
}

/// <summary>Loads services; they find what the lists show, and no more.</summary>
internal static class ServiceNodes
{
    /// <summary>Services by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<ServiceListingId, ServiceListing>> GetServicesByIdAsync(IReadOnlyList<ServiceListingId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableServices().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);

    /// <summary>The services that the caller may read.</summary>
    internal static IQueryable<ServiceListing> ReadableServices(this CatalogueDb db)
    {
        var reach = db.Caller.ReachOf(CataloguePermissions.Read);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return db.Services.AsNoTracking().Where(s => isEverywhere || s.Status == ServiceListingStatus.Listed || merchants.Contains(s.MerchantId));
    }
}
