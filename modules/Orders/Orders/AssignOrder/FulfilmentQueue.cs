using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.Persistence;
using Merchants.Contracts;

namespace Orders.AssignOrder;

/// <summary>Whose work an order is (ORD-03).</summary>
internal enum FulfilmentAssignee
{
    /// <summary>The caller's.</summary>
    Me,

    /// <summary>Somebody else's.</summary>
    Others,

    /// <summary>Nobody's yet.</summary>
    Nobody,
}

/// <summary>The orders that wait for those who fulfil them.</summary>
[QueryType]
internal static class FulfilmentQueueQuery
{
    /// <summary>The orders that wait to be confirmed or shipped, the most urgent first (ORD-02, ORD-03, ORD-04); without those that Risk holds.</summary>
    /// <param name="step">Only those that wait for this step.</param>
    /// <param name="assignedTo">Only those that were given to the caller, to others, or to nobody.</param>
    /// <param name="overdue">Only those that should be done by now, or that need not be.</param>
    [UsePaging]
    [Authorize(OrdersPermissions.Ship)]
    [UseFiltering(TypeName = "FulfilmentQueueFilterInput", Properties = [nameof(Order.MerchantId), nameof(Order.Number), nameof(Order.DueAt), nameof(Order.PlacedAt), nameof(Order.DeliveryMethod)])]
    public static IQueryable<Order> GetFulfilmentQueue(FulfilmentStep? step, FulfilmentAssignee? assignedTo, bool? overdue, OrdersDb db, TimeProvider clock)
    {
        var (me, now, reach) = (db.Caller.UserId, clock.GetUtcNow().UtcDateTime, db.Caller.ReachOf(OrdersPermissions.Ship));
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        var waiting = db.Orders.AsNoTracking().Where(o => o.DueAt != null && !o.IsHeld && (isEverywhere || merchants.Contains(o.MerchantId)));
        waiting = step switch
        {
            FulfilmentStep.Confirm => waiting.Where(o => o.Status == OrderStatus.Paid),
            FulfilmentStep.Ship => waiting.Where(o => o.Status == OrderStatus.Confirmed || o.Status == OrderStatus.PartiallyShipped),
            _ => waiting,
        };
        waiting = assignedTo switch
        {
            FulfilmentAssignee.Me => waiting.Where(o => db.Assignments.Any(a => a.OrderId == o.Id && a.AssigneeId == me)),
            FulfilmentAssignee.Others => waiting.Where(o => db.Assignments.Any(a => a.OrderId == o.Id && a.AssigneeId != me)),
            FulfilmentAssignee.Nobody => waiting.Where(o => !db.Assignments.Any(a => a.OrderId == o.Id)),
            _ => waiting,
        };
        waiting = overdue switch
        {
            true => waiting.Where(o => o.DueAt < now),
            false => waiting.Where(o => o.DueAt >= now),
            _ => waiting,
        };
        return waiting.OrderBy(o => o.DueAt).ThenBy(o => o.Id);
    }
}

/// <summary>Whose work an order is, and what was late of it.</summary>
[ExtendObjectType<Order>]
internal static class FulfilmentOfOrder
{
    /// <summary>Who fulfils it (ORD-03); null where nobody was given it, and for those who do not read the merchant's orders.</summary>
    public static async Task<OrderAssignment?> GetAssignmentAsync(
        [Parent(Requires = $"{nameof(Order.Id)} {nameof(Order.MerchantId)}")] Order order, ICaller caller, IDataLoader<OrderId, OrderAssignment> assignments, CancellationToken cancellationToken) =>
        caller.Has(OrdersPermissions.Read, order.MerchantId.Value) ? await assignments.LoadAsync(order.Id, cancellationToken) : null;

    /// <summary>The steps that were not taken in time, by the time they were due (ORD-02, ORD-04).</summary>
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<OrderBreach>> GetBreachesAsync(
        [Parent(Requires = nameof(Order.Id))] Order order, IDataLoader<OrderId, OrderBreach[]> breaches, CancellationToken cancellationToken) =>
        await breaches.LoadAsync(order.Id, cancellationToken) ?? [];

    /// <summary>When the step that is due counts as late (UTC), by the due time and the grace of the settings; null where none is due, and while Risk holds the order.</summary>
    public static DateTime? GetBreachAt([Parent(Requires = $"{nameof(Order.DueAt)} {nameof(Order.IsHeld)}")] Order order, OrdersOptions options) =>
        order.IsHeld ? null : order.DueAt?.AddMinutes(options.BreachGraceMinutes);
}

/// <summary>Who has an order.</summary>
[ObjectType<OrderAssignment>]
internal static class OrderAssignmentType
{
    /// <summary>Who has it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAssigneeNameAsync(
        [Parent(Requires = nameof(OrderAssignment.AssigneeId))] IReadOnlyList<OrderAssignment> assignments, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. assignments.Select(a => (Guid?)a.AssigneeId)], cancellationToken);

    /// <summary>Whether the caller has it.</summary>
    [Cost(0)]
    public static bool IsMine([Parent(Requires = nameof(OrderAssignment.AssigneeId))] OrderAssignment assignment, ICaller caller) => assignment.AssigneeId == caller.UserId;
}

/// <summary>Loads who has orders, and what was late of them, in one query each.</summary>
internal static class FulfilmentLoaders
{
    /// <summary>Who has orders, by order.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<OrderId, OrderAssignment>> GetAssignmentByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        await db.Assignments.AsNoTracking().Where(a => ids.Contains(a.OrderId)).ToDictionaryAsync(a => a.OrderId, cancellationToken);

    /// <summary>What was late, by order.</summary>
    [DataLoader]
    public static async Task<ILookup<OrderId, OrderBreach>> GetBreachesByOrderAsync(IReadOnlyList<OrderId> ids, OrdersDb db, CancellationToken cancellationToken) =>
        (await db.Breaches.AsNoTracking().Where(b => ids.Contains(b.OrderId)).OrderBy(b => b.DueAt).ToListAsync(cancellationToken)).ToLookup(b => b.OrderId);
}
