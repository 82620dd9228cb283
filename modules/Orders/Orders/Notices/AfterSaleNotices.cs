using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Persistence;

namespace Orders.Notices;

/// <summary>Who is told what comes after the sale (ACC-04, ORD-09, ORD-13 to ORD-15): the merchant's people of what waits for them, the buyer of every answer, who decides for the platform of what nobody agrees on.</summary>
internal sealed class AfterSaleNotices(OrdersDb db) :
    INotifier<AfterSaleApplied>, INotifier<AfterSaleMoved>, INotifier<DisputeOpened>, INotifier<DisputeMoved>, INotifier<DisputeDecided>, INotifier<OrderReviewed>,
    INotifier<OrderTicketOpened>, INotifier<OrderTicketMoved>
{
    private const string Arbitration = "ARBITRATION";

    private static readonly NotificationKind Applied = Kind("orders.after-sale-applied", "NOTICE_AFTER_SALE_APPLIED", "NOTICE_AFTER_SALE_APPLIED.TEXT", isMailed: true);
    private static readonly NotificationKind Moved = Kind("orders.after-sale-moved", "NOTICE_AFTER_SALE_MOVED", "NOTICE_AFTER_SALE_MOVED.TEXT");
    private static readonly NotificationKind ToDecide = Kind("orders.decision-wanted", "NOTICE_DECISION_WANTED", "NOTICE_DECISION_WANTED.TEXT");
    private static readonly NotificationKind Disputed = Kind("orders.dispute-opened", "NOTICE_DISPUTE_OPENED", "NOTICE_DISPUTE_OPENED.TEXT", isMailed: true);
    private static readonly NotificationKind Replied = Kind("orders.dispute-replied", "NOTICE_DISPUTE_REPLIED", "NOTICE_DISPUTE_REPLIED.TEXT", isMailed: true);
    private static readonly NotificationKind Decided = Kind("orders.dispute-decided", "NOTICE_DISPUTE_DECIDED", "NOTICE_DISPUTE_DECIDED.TEXT", isMailed: true);
    private static readonly NotificationKind Reviewed = Kind("orders.order-reviewed", "NOTICE_ORDER_REVIEWED", "NOTICE_ORDER_REVIEWED.TEXT");
    private static readonly NotificationKind Asked = Kind("orders.ticket-opened", "NOTICE_TICKET_OPENED", "NOTICE_TICKET_OPENED.TEXT");
    private static readonly NotificationKind Answered = Kind("orders.ticket-answered", "NOTICE_TICKET_ANSWERED", "NOTICE_TICKET_ANSWERED.TEXT");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NotificationKind> All { get; } = [Applied, Moved, ToDecide, Disputed, Replied, Decided, Reviewed, Asked, Answered];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(AfterSaleApplied happened, CancellationToken cancellationToken) => Told(new Notice(Applied, AtMerchant(happened.Merchant), NodeId.Of(happened.AfterSale)));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(AfterSaleMoved happened, CancellationToken cancellationToken)
    {
        var about = NodeId.Of(happened.AfterSale);
        return happened.To switch
        {
            "BUYER_RETURNING" or "CANCELLED" => [new(Moved, AtMerchant(happened.Merchant), about)],
            Arbitration => [new(ToDecide, Audience.Holding(OrdersPermissions.Arbitrate), about), new(Moved, (await BuyerAsync(happened.Order, cancellationToken)).And(AtMerchant(happened.Merchant)), about)],
            // That the money goes back is told once it has.
            "REFUNDING" => [],
            _ => [new(Moved, await BuyerAsync(happened.Order, cancellationToken), about)],
        };
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(DisputeOpened happened, CancellationToken cancellationToken) => Told(new Notice(Disputed, AtMerchant(happened.Merchant), NodeId.Of(happened.Dispute)));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DisputeMoved happened, CancellationToken cancellationToken) => happened.To == Arbitration
        ? [new(ToDecide, Audience.Holding(OrdersPermissions.Arbitrate), NodeId.Of(happened.Dispute))]
        : [new(Replied, await BuyerAsync(happened.Order, cancellationToken), NodeId.Of(happened.Dispute))];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(DisputeDecided happened, CancellationToken cancellationToken) =>
        [new(Decided, (await BuyerAsync(happened.Order, cancellationToken)).And(AtMerchant(happened.Merchant)), NodeId.Of(happened.Dispute))];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderReviewed happened, CancellationToken cancellationToken) =>
        Told(new Notice(Reviewed, Audience.HoldingAt(happened.Merchant.Value, OrdersPermissions.AnswerReviews), NodeId.Of(happened.Review)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderTicketOpened happened, CancellationToken cancellationToken) =>
        Told(new Notice(Asked, Audience.HoldingAt(happened.Merchant.Value, OrdersPermissions.AnswerTickets), NodeId.Of(happened.Ticket)));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderTicketMoved happened, CancellationToken cancellationToken) => happened.To switch
    {
        "OPEN" => [new(Asked, Audience.HoldingAt(happened.Merchant.Value, OrdersPermissions.AnswerTickets), NodeId.Of(happened.Ticket))],
        "ANSWERED" => [new(Answered, await BuyerAsync(happened.Order, cancellationToken), NodeId.Of(happened.Ticket))],
        _ => [],
    };

    private static Task<IReadOnlyList<Notice>> Told(Notice notice) => Task.FromResult<IReadOnlyList<Notice>>([notice]);

    private static Audience AtMerchant(MerchantId merchant) => Audience.HoldingAt(merchant.Value, OrdersPermissions.AfterSales);

    private async Task<Audience> BuyerAsync(OrderId order, CancellationToken cancellationToken) =>
        Audience.Of(await db.Orders.Where(o => o.Id == order).Select(o => o.BuyerId).SingleAsync(cancellationToken));

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<OrdersModule>(code, title, text, isMailed);
}
