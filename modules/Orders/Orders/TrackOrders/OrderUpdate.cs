using Modular.GraphQL;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Contracts.Events;

namespace Orders.TrackOrders;

/// <summary>What happened to an order.</summary>
internal enum OrderEventKind
{
    /// <summary>It was placed.</summary>
    Placed,

    /// <summary>It is paid.</summary>
    Paid,

    /// <summary>The merchant confirmed it.</summary>
    Confirmed,

    /// <summary>Some or all of it has left.</summary>
    Shipped,

    /// <summary>All of it has arrived.</summary>
    Delivered,

    /// <summary>It is completed.</summary>
    Completed,

    /// <summary>It was cancelled before its shipment.</summary>
    Cancelled,

    /// <summary>It was not paid in time.</summary>
    Expired,

    /// <summary>Its fulfilment is held.</summary>
    Held,

    /// <summary>Its fulfilment goes on.</summary>
    Released,

    /// <summary>Money went back to the buyer.</summary>
    Refunded,

    /// <summary>Where or how it is sent was changed, or fewer pieces are (ORD-06).</summary>
    Changed,

    /// <summary>Its merchant has not taken a step in its time (ORD-02, ORD-04).</summary>
    Overdue,

    /// <summary>A carrier has reported of one of its parcels (ORD-05).</summary>
    Tracked,
}

/// <summary>Something that happened to an order.</summary>
/// <param name="Cursor">Where to go on from: give it as <c>after</c>, to <c>orderUpdates</c>, <c>myOrderUpdates</c> or <c>orderEvents</c>.</param>
/// <param name="Event">What happened.</param>
/// <param name="At">When (UTC).</param>
/// <param name="OrderId">The order, as it is now; null where the caller does not see it any more.</param>
internal sealed record OrderUpdate(string Cursor, OrderEventKind Event, DateTime At, OrderId OrderId) : IEventWithId
{
    /// <inheritdoc/>
    [GraphQLIgnore]
    public string EventId => Cursor;
}

/// <summary>The events of orders that others follow.</summary>
internal static class OrderEvents
{
    private static readonly (Func<FeedEvent, bool> Is, OrderEventKind Kind)[] Kinds =
    [
        (e => e.Is<OrderPlaced>(), OrderEventKind.Placed),
        (e => e.Is<OrderPaid>(), OrderEventKind.Paid),
        (e => e.Is<OrderConfirmed>(), OrderEventKind.Confirmed),
        (e => e.Is<OrderShipped>(), OrderEventKind.Shipped),
        (e => e.Is<OrderDelivered>(), OrderEventKind.Delivered),
        (e => e.Is<OrderCompleted>(), OrderEventKind.Completed),
        (e => e.Is<OrderCancelled>(), OrderEventKind.Cancelled),
        (e => e.Is<OrderExpired>(), OrderEventKind.Expired),
        (e => e.Is<OrderHeld>(), OrderEventKind.Held),
        (e => e.Is<OrderReleased>(), OrderEventKind.Released),
        (e => e.Is<OrderRefunded>(), OrderEventKind.Refunded),
        (e => e.Is<OrderChanged>(), OrderEventKind.Changed),
        (e => e.Is<OrderOverdue>(), OrderEventKind.Overdue),
        (e => e.Is<OrderTracked>(), OrderEventKind.Tracked),
    ];

    /// <summary>The stream's cursor.</summary>
    public static FeedCursor Cursor { get; } = new("o1");

    /// <summary>All of them.</summary>
    public static EventFilter All { get; } = EventFilter.Of(
        typeof(OrderPlaced), typeof(OrderPaid), typeof(OrderConfirmed), typeof(OrderShipped), typeof(OrderDelivered), typeof(OrderCompleted),
        typeof(OrderCancelled), typeof(OrderExpired), typeof(OrderHeld), typeof(OrderReleased), typeof(OrderRefunded),
        typeof(OrderChanged), typeof(OrderOverdue), typeof(OrderTracked));

    /// <summary>What is told of an event.</summary>
    public static OrderUpdate ToldOf(FeedEvent happened) =>
        new(Cursor.Of(happened.Position), Array.Find(Kinds, k => k.Is(happened)).Kind, happened.OccurredAt, new(happened.AggregateId));
}
