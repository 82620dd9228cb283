using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;

namespace Orders.TrackOrders;

/// <summary>Which updates of orders.</summary>
/// <param name="OrderId">Only those of this order.</param>
/// <param name="MerchantId">Only those of this merchant's orders.</param>
/// <param name="Events">Only these.</param>
internal sealed record OrderUpdateFilterInput(OrderId? OrderId, MerchantId? MerchantId, IReadOnlyList<OrderEventKind>? Events)
{
    /// <summary>Whether an update passes.</summary>
    public bool Lets(FeedEvent happened, OrderUpdate update) =>
        (OrderId is null || update.OrderId == OrderId) && (MerchantId is null || happened.MerchantId == MerchantId.Value.Value) && (Events is not { Count: > 0 } || Events.Contains(update.Event));
}

/// <summary>Following orders.</summary>
[SubscriptionType]
internal static class OrderUpdatesSubscription
{
    /// <summary>
    /// What happens to the orders that the caller may see, as it happens (ORD-02): each event once, none left out, in the order of each order. A stream that ends is opened again with
    /// the last cursor that was received; over server-sent events the header <c>Last-Event-ID</c> does the same and goes before it. One cursor serves any filter.
    /// </summary>
    /// <param name="after">The cursor of the last update that was received; left out, the stream begins with what happens from now on.</param>
    /// <param name="where">Which updates; left out, all.</param>
    [Authorize(OrdersPermissions.Read)]
    public static async Task<IAsyncEnumerable<OrderUpdate>> OnOrderUpdatesAsync(
        string? after, OrderUpdateFilterInput? where, IEnumerable<IEventFeed> feeds, SeenOrders seen, ICaller caller, IStreamStart start, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == "Orders");
        var filter = where?.OrderId is { } one ? OrderEvents.All with { Aggregates = [one.Value] } : OrderEvents.All;
        return feed.FollowAsync(
            await OrderEvents.Cursor.BeginAsync(feed, start, after, cancellationToken), filter, happened => ToldOf(happened, where), (events, token) => seen.OfAsync(events, caller, token), cancellationToken);
    }

    // Null where the filter does not let it pass.
    private static OrderUpdate? ToldOf(FeedEvent happened, OrderUpdateFilterInput? where)
    {
        var update = OrderEvents.ToldOf(happened);
        return where?.Lets(happened, update) == false ? null : update;
    }
}
