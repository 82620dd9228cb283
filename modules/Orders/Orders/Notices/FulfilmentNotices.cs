using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts.Events;
using Orders.Model;
using Orders.Persistence;

namespace Orders.Notices;

/// <summary>Who is told of changes, delays and assignments of orders (ACC-04, ORD-02 to ORD-06): of a change its buyer and those who fulfil it, of a delay those who fulfil it and who give out work, of an assignment whoever has it.</summary>
internal sealed class FulfilmentNotices(OrdersDb db) : INotifier<OrderChanged>, INotifier<OrderOverdue>, INotifier<OrderAssigned>
{
    private static readonly NotificationKind Changed = Kind("orders.order-changed", "NOTICE_ORDER_CHANGED", "NOTICE_ORDER_CHANGED.TEXT", isMailed: true);
    private static readonly NotificationKind Overdue = Kind("orders.order-overdue", "NOTICE_ORDER_OVERDUE", "NOTICE_ORDER_OVERDUE.TEXT");
    private static readonly NotificationKind Assigned = Kind("orders.order-assigned", "NOTICE_ORDER_ASSIGNED", "NOTICE_ORDER_ASSIGNED.TEXT");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Changed, Overdue, Assigned];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderChanged happened, CancellationToken cancellationToken)
    {
        var buyer = await db.Orders.Where(o => o.Id == happened.Order).Select(o => o.BuyerId).SingleAsync(cancellationToken);
        return [new(Changed, Audience.Of(buyer).And(Audience.HoldingAt(happened.Merchant.Value, OrdersPermissions.Confirm)), NodeId.Of(happened.Order), new NoticeArgument("what", happened.What, nameof(OrderChangeKind)))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderOverdue happened, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Notice>>(
    [
        new(Overdue, Audience.HoldingAt(happened.Merchant.Value, OrdersPermissions.Confirm).And(Audience.Holding(OrdersPermissions.Assign)), NodeId.Of(happened.Order),
            new NoticeArgument("step", happened.Step, nameof(FulfilmentStep))),
    ]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderAssigned happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(Assigned, Audience.Of(happened.Assignee), NodeId.Of(happened.Order))]);

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<OrdersModule>(code, title, text, isMailed);
}
