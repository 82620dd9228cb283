using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.StockAlerts;

/// <summary>Reading what runs short, where the caller may read stock.</summary>
[QueryType]
internal static class StockAlertQueries
{
    /// <summary>The alerts that goods run short, the newest first (CAT-04).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(StockAlert.Status), nameof(StockAlert.MerchantId), nameof(StockAlert.VariantId), nameof(StockAlert.RaisedAt)])]
    [Authorize(CataloguePermissions.ReadStock)]
    public static IQueryable<StockAlert> GetStockAlerts(CatalogueDb db) => db.ReadableAlerts().OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Id);

    /// <summary>Alerts by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<StockAlertId, StockAlert>> GetStockAlertsByIdAsync(IReadOnlyList<StockAlertId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableAlerts().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
}

/// <summary>Which alerts the caller may read, and what the rules of their actions ask.</summary>
internal static class ReadableAlertsQuery
{
    public static IQueryable<StockAlert> ReadableAlerts(this CatalogueDb db, bool tracked = false)
    {
        var (isEverywhere, merchants) = db.ReachOf(CataloguePermissions.ReadStock);
        var alerts = db.StockAlerts.Where(a => isEverywhere || merchants.Contains(a.MerchantId));
        return tracked ? alerts : alerts.AsNoTracking();
    }

    /// <summary>The facts about alerts.</summary>
    public static IQueryable<StockAlertFacts> FactsOfAlerts(this CatalogueDb db) =>
        from a in db.ReadableAlerts()
        join v in db.Variants on a.VariantId equals v.Id
        select new StockAlertFacts { Id = a.Id, MerchantId = a.MerchantId, Status = a.Status, StepCount = a.StepCount, RaisedAt = a.RaisedAt, Sku = v.Sku };

    /// <summary>The facts about some of them.</summary>
    public static Task<Dictionary<StockAlertId, StockAlertFacts>> LoadAlertFactsAsync(this CatalogueDb db, IReadOnlyList<StockAlertId> ids, CancellationToken cancellationToken) =>
        db.FactsOfAlerts().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}

/// <summary>What the caller may do with an alert now (FE-01).</summary>
[ExtendObjectType<StockAlertId>]
internal static class StockAlertAllowedActions
{
    /// <summary>What can be done with the alert, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 1)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<StockAlertId> alerts, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadAlertFactsAsync(alerts, cancellationToken);
        return [.. alerts.Select(a => facts.TryGetValue(a, out var known) ? allowed.Of(StockAlertActions.All, known) : [])];
    }
}

/// <summary>What is wanted of a variant's stock, and what runs short.</summary>
[ExtendObjectType<VariantId>]
internal static class VariantAlertFields
{
    /// <summary>How many pieces there should be at least (CAT-04); null where nobody wants to be told, and for variants of merchants whose stock the caller may not read.</summary>
    [BatchResolver]
    [Authorize(CataloguePermissions.ReadStock)]
    public static async Task<IReadOnlyList<int?>> GetLowStockThresholdAsync([Parent] IReadOnlyList<VariantId> variants, CatalogueDb db, CancellationToken cancellationToken)
    {
        var (isEverywhere, merchants) = db.ReachOf(CataloguePermissions.ReadStock);
        var wanted = await db.StockThresholds.AsNoTracking().Where(t => variants.Contains(t.VariantId) && t.Threshold > 0 && (isEverywhere || merchants.Contains(t.MerchantId)))
            .ToDictionaryAsync(t => t.VariantId, t => t.Threshold, cancellationToken);
        return [.. variants.Select(v => wanted.TryGetValue(v, out var threshold) ? threshold : (int?)null)];
    }

    /// <summary>The alert that is open; null where there is none, and for variants of merchants whose stock the caller may not read (CAT-04).</summary>
    [BatchResolver]
    [Authorize(CataloguePermissions.ReadStock)]
    public static async Task<IReadOnlyList<StockAlert?>> GetStockAlertAsync([Parent] IReadOnlyList<VariantId> variants, CatalogueDb db, CancellationToken cancellationToken)
    {
        var open = await db.ReadableAlerts().Where(a => variants.Contains(a.VariantId) && a.Status != StockAlertStatus.Cleared).ToDictionaryAsync(a => a.VariantId, cancellationToken);
        return [.. variants.Select(v => open.GetValueOrDefault(v))];
    }
}

/// <summary>The alert's field that is not its own column.</summary>
[ObjectType<StockAlert>]
internal static class StockAlertFields
{
    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(StockAlert.Id))] StockAlert alert, CatalogueDb db)
    {
        var subject = alert.Id.Value;
        return db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == subject).OrderBy(c => c.Ordinal);
    }
}
