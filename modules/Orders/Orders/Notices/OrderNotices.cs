using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Persistence;

namespace Orders.Notices;

/// <summary>Who is told what becomes of an order (ACC-04, ORD-06, ORD-07): its buyer, and those who fulfil it at its merchant; of a payment that does not fit, whoever gives money back for the platform (ORD-12).</summary>
internal sealed class OrderNotices(OrdersDb db) :
    INotifier<OrderPaid>, INotifier<OrderShipped>, INotifier<OrderCancelled>, INotifier<OrderExpired>, INotifier<OrderRefunded>,
    INotifier<PaymentReturned>, INotifier<PaymentMismatched>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderPaid happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(OrdersNotices.Paid, AtMerchant(happened.Merchant), NodeId.Of(happened.Order))]);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderShipped happened, CancellationToken cancellationToken) =>
        [new(OrdersNotices.Shipped, Audience.Of(await BuyerOfAsync(happened.Order, cancellationToken)), NodeId.Of(happened.Order))];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderCancelled happened, CancellationToken cancellationToken) =>
        [new(OrdersNotices.Cancelled, Audience.Of(await BuyerOfAsync(happened.Order, cancellationToken)).And(AtMerchant(happened.Merchant)), NodeId.Of(happened.Order))];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderExpired happened, CancellationToken cancellationToken) =>
        [new(OrdersNotices.Expired, Audience.Of(await BuyerOfAsync(happened.Order, cancellationToken)), NodeId.Of(happened.Order))];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(OrderRefunded happened, CancellationToken cancellationToken) =>
        [new(OrdersNotices.Refunded, Audience.Of(await BuyerOfAsync(happened.Order, cancellationToken)), NodeId.Of(happened.Order))];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Notice>> NoticesOfAsync(PaymentReturned happened, CancellationToken cancellationToken) =>
        [new(OrdersNotices.PaymentReturned, Audience.Of(await BuyerOfAsync(happened.Order, cancellationToken)), NodeId.Of(happened.Order))];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(PaymentMismatched happened, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(OrdersNotices.PaymentMismatched, Audience.Holding(OrdersPermissions.Refund), NodeId.Of(happened.Payment))]);

    private static Audience AtMerchant(MerchantId merchant) => Audience.HoldingAt(merchant.Value, OrdersPermissions.Confirm);

    private Task<Guid> BuyerOfAsync(OrderId order, CancellationToken cancellationToken) => db.Orders.Where(o => o.Id == order).Select(o => o.BuyerId).SingleAsync(cancellationToken);
}
