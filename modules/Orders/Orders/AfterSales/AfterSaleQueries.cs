using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.ReadOrders;

namespace Orders.AfterSales;

/// <summary>Reading after-sales. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(OrdersPermissions.Read)]
internal static class AfterSaleQueries
{
    /// <summary>The after-sales that the caller may see, the newest first (ORD-09): a buyer's own, those of a merchant, for staff all.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(AfterSale.Status), nameof(AfterSale.Kind), nameof(AfterSale.Reason), nameof(AfterSale.OrderId), nameof(AfterSale.MerchantId), nameof(AfterSale.AppliedAt), nameof(AfterSale.DueAt)])]
    [UseSorting(Properties = [nameof(AfterSale.AppliedAt), nameof(AfterSale.DueAt)])]
    public static IQueryable<AfterSale> GetAfterSales(OrdersDb db) => db.ReadableAfterSales().OrderByDescending(s => s.AppliedAt).ThenByDescending(s => s.Id);
}

/// <summary>Loads after-sales and what belongs to them, in one query for all that are asked for at the same time.</summary>
internal static class AfterSaleLoaders
{
    /// <summary>After-sales by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<AfterSaleId, AfterSale>> GetAfterSalesByIdAsync(IReadOnlyList<AfterSaleId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadableAfterSales().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);

    /// <summary>Lines by after-sale.</summary>
    [DataLoader]
    public static async Task<ILookup<AfterSaleId, AfterSaleLine>> GetLinesByAfterSaleAsync(IReadOnlyList<AfterSaleId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.AfterSaleLines.AsNoTracking().Where(l => ids.Contains(l.AfterSaleId)).OrderBy(l => l.Number).ToListAsync(cancellationToken)).ToLookup(l => l.AfterSaleId);

    /// <summary>After-sales by order, oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderId, AfterSale>> GetAfterSalesByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.AfterSales.AsNoTracking().Where(s => ids.Contains(s.OrderId)).OrderBy(s => s.AppliedAt).ThenBy(s => s.Id).ToListAsync(cancellationToken)).ToLookup(s => s.OrderId);
}

/// <summary>The after-sale's fields that are not its own columns.</summary>
[ObjectType<AfterSale>]
internal static class AfterSaleFields
{
    /// <summary>The pieces that it is about.</summary>
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<AfterSaleLine>> GetLinesAsync(
        [Parent(Requires = nameof(AfterSale.Id))] AfterSale sale, IDataLoader<AfterSaleId, AfterSaleLine[]> lines, CancellationToken cancellationToken) =>
        await lines.LoadAsync(sale.Id, cancellationToken) ?? [];

    /// <summary>What the sides have said, oldest first (ORD-09).</summary>
    [UsePaging(ConnectionName = "AfterSaleStatements")]
    public static IQueryable<CaseEntry> GetStatements([Parent(Requires = nameof(AfterSale.Id))] AfterSale sale, OrdersDb db) => db.SaidIn(sale.Id.Value);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(AfterSale.Id))] AfterSale sale, OrdersDb db) =>
        db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == sale.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>An order's after-sales.</summary>
[ExtendObjectType<Order>]
internal static class OrderAfterSales
{
    /// <summary>What was asked for after the sale, oldest first (ORD-09).</summary>
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<AfterSale>> GetAfterSalesAsync(
        [Parent(Requires = nameof(Order.Id))] Order order, IDataLoader<OrderId, AfterSale[]> sales, CancellationToken cancellationToken) =>
        await sales.LoadAsync(order.Id, cancellationToken) ?? [];
}

/// <summary>What the caller may do with an after-sale now (FE-01).</summary>
[ExtendObjectType<AfterSaleId>]
internal static class AfterSaleAllowedActions
{
    /// <summary>What can be done with the after-sale, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<AfterSaleId> sales, OrdersDb db, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(sales, clock.GetUtcNow().UtcDateTime, cancellationToken);
        return
        [
            .. sales.Select(s => facts.TryGetValue(s, out var known)
                ? [.. allowed.Of(AfterSaleActions.All, known), .. allowed.Of(AfterSaleBuyerActions.All, new AfterSaleBuyerFacts(known))]
                : Array.Empty<AllowedAction>()),
        ];
    }
}
