using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.AfterSales;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Orders.ReadOrders;

namespace Orders.Disputes;

/// <summary>Reading disputes. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(OrdersPermissions.Read)]
internal static class DisputeQueries
{
    /// <summary>The disputes over orders that the caller may see, the newest first (ORD-13): a buyer's own, those of a merchant, for staff all.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(DisputeCase.Status), nameof(DisputeCase.Ground), nameof(DisputeCase.Outcome), nameof(DisputeCase.OrderId), nameof(DisputeCase.MerchantId), nameof(DisputeCase.OpenedAt), nameof(DisputeCase.DueAt)])]
    [UseSorting(Properties = [nameof(DisputeCase.OpenedAt), nameof(DisputeCase.DueAt)])]
    public static IQueryable<DisputeCase> GetDisputes(OrdersDb db) => db.ReadableDisputes().OrderByDescending(d => d.OpenedAt).ThenByDescending(d => d.Id);
}

/// <summary>Loads disputes.</summary>
internal static class DisputeLoaders
{
    /// <summary>Disputes by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<DisputeCaseId, DisputeCase>> GetDisputesByIdAsync(IReadOnlyList<DisputeCaseId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.ReadableDisputes().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);

    /// <summary>Disputes by order, oldest first.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderId, DisputeCase>> GetDisputesByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.Disputes.AsNoTracking().Where(d => ids.Contains(d.OrderId)).OrderBy(d => d.OpenedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken)).ToLookup(d => d.OrderId);
}

/// <summary>The dispute's fields that are not its own columns.</summary>
[ObjectType<DisputeCase>]
internal static class DisputeFields
{
    /// <summary>What is held for it: what was paid for the order and had not gone back when it was opened (SET-09).</summary>
    [Cost(0)]
    public static Money GetHeld([Parent(Requires = $"{nameof(DisputeCase.HeldAmount)} {nameof(DisputeCase.Currency)}")] DisputeCase dispute) => new(dispute.HeldAmount, dispute.Currency);

    /// <summary>What the sides have said, oldest first (ORD-13).</summary>
    [UsePaging(ConnectionName = "DisputeStatements")]
    public static IQueryable<CaseEntry> GetStatements([Parent(Requires = nameof(DisputeCase.Id))] DisputeCase dispute, OrdersDb db) => db.SaidIn(dispute.Id.Value);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(DisputeCase.Id))] DisputeCase dispute, OrdersDb db) =>
        db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == dispute.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>An order's disputes.</summary>
[ExtendObjectType<Order>]
internal static class OrderDisputes
{
    /// <summary>The disputes over the order, oldest first (ORD-13).</summary>
    [ListSize(AssumedSize = 1)]
    public static async Task<IReadOnlyList<DisputeCase>> GetDisputesAsync(
        [Parent(Requires = nameof(Order.Id))] Order order, IDataLoader<OrderId, DisputeCase[]> disputes, CancellationToken cancellationToken) =>
        await disputes.LoadAsync(order.Id, cancellationToken) ?? [];
}

/// <summary>What the caller may do with a dispute now (FE-01).</summary>
[ExtendObjectType<DisputeCaseId>]
internal static class DisputeAllowedActions
{
    /// <summary>What can be done with the dispute, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 4)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<DisputeCaseId> disputes, OrdersDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(disputes, cancellationToken);
        return
        [
            .. disputes.Select(d => facts.TryGetValue(d, out var known)
                ? [.. allowed.Of(DisputeActions.All, known), .. allowed.Of(DisputeBuyerActions.All, new DisputeBuyerFacts(known))]
                : Array.Empty<AllowedAction>()),
        ];
    }
}
