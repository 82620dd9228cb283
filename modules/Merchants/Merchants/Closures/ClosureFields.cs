using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Closures;

/// <summary>Loads closures.</summary>
internal static class ClosureLoaders
{
    /// <summary>Closures by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MerchantClosureId, MerchantClosure>> GetClosuresByIdAsync(
        IReadOnlyList<MerchantClosureId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Closures.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
}

/// <summary>What the caller may do with a closure now (FE-01).</summary>
[ExtendObjectType<MerchantClosureId>]
internal static class ClosureAllowedActions
{
    /// <summary>What can be done with the closure, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 1)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(MerchantClosure.Id)} {nameof(MerchantClosure.MerchantId)} {nameof(MerchantClosure.Status)}")] MerchantClosure closure, AllowedActions allowed) =>
        allowed.Of(MerchantClosureActions.All, ClosureFacts.Of(closure));
}

/// <summary>A merchant's closures.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantClosureFields
{
    /// <summary>The closure that is planned or running: while it runs, the merchant takes no new orders; null where there is none.</summary>
    [BatchResolver]
    [Authorize(MerchantsPermissions.Read)]
    public static async Task<IReadOnlyList<MerchantClosure?>> GetClosureAsync([Parent] IReadOnlyList<MerchantId> merchants, MerchantsDb db, CancellationToken cancellationToken)
    {
        var closures = await db.Closures.AsNoTracking()
            .Where(c => merchants.Contains(c.MerchantId) && (c.Status == MerchantClosureStatus.Planned || c.Status == MerchantClosureStatus.Running))
            .ToDictionaryAsync(c => c.MerchantId, cancellationToken);
        return [.. merchants.Select(m => closures.GetValueOrDefault(m))];
    }

    /// <summary>All closures of the merchant, the latest first.</summary>
    [UsePaging]
    [Authorize(MerchantsPermissions.Read)]
    public static IQueryable<MerchantClosure> GetClosures([Parent] MerchantId merchant, MerchantsDb db) =>
        db.Closures.AsNoTracking().Where(c => c.MerchantId == merchant).OrderByDescending(c => c.From).ThenByDescending(c => c.Id);
}
