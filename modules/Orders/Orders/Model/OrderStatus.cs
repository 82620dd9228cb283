using Modular.Kernel;

namespace Orders.Model;

/// <summary>How far an order has come.</summary>
internal enum OrderStatus
{
    /// <summary>Placed, and not paid yet.</summary>
    PendingPayment,

    /// <summary>Paid; the merchant has to confirm it.</summary>
    Paid,

    /// <summary>Confirmed by the merchant, to be shipped 待发货.</summary>
    Confirmed,

    /// <summary>Some of it has left.</summary>
    PartiallyShipped,

    /// <summary>All of it has left.</summary>
    Shipped,

    /// <summary>All of it has arrived.</summary>
    Delivered,

    /// <summary>The receipt is confirmed, or counts as confirmed.</summary>
    Completed,

    /// <summary>Ended before anything was shipped.</summary>
    Cancelled,

    /// <summary>Not paid in time.</summary>
    Expired,
}

/// <summary>The moves of an order (domain.md, section 2).</summary>
internal static class OrderStates
{
    public static StateMachine<OrderStatus> Machine { get; } = new(
        (OrderStatus.PendingPayment, OrderStatus.Paid),
        (OrderStatus.PendingPayment, OrderStatus.Cancelled),
        (OrderStatus.PendingPayment, OrderStatus.Expired),
        (OrderStatus.Paid, OrderStatus.Confirmed),
        (OrderStatus.Paid, OrderStatus.Cancelled),
        (OrderStatus.Confirmed, OrderStatus.PartiallyShipped),
        (OrderStatus.Confirmed, OrderStatus.Shipped),
        (OrderStatus.Confirmed, OrderStatus.Cancelled),
        (OrderStatus.PartiallyShipped, OrderStatus.Shipped),
        (OrderStatus.Shipped, OrderStatus.Delivered),
        (OrderStatus.Delivered, OrderStatus.Completed));

    /// <summary>The states in which goods are with the buyer or on their way, so that money goes back by refunds.</summary>
    public static IReadOnlyList<OrderStatus> Refundable { get; } = [OrderStatus.PartiallyShipped, OrderStatus.Shipped, OrderStatus.Delivered, OrderStatus.Completed];
}
