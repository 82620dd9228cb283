using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Orders.TrackOrders;

/// <summary>Following one's own orders.</summary>
[SubscriptionType]
internal static class MyOrderUpdatesSubscription
{
    /// <summary>
    /// What happens to the orders that the caller has placed, and to no others, whatever else the caller may read (ORD-02, ORD-05): each event once, none left out, in the order of each
    /// order. It is taken up again as <c>orderUpdates</c> is, and its cursors serve there too.
    /// </summary>
    /// <param name="after">The cursor of the last update that was received; left out, the stream begins with what happens from now on.</param>
    /// <param name="where">Which updates; left out, all.</param>
    [Authorize(OrdersPermissions.Buy)]
    public static async Task<IAsyncEnumerable<OrderUpdate>> OnMyOrderUpdatesAsync(
        string? after, OrderUpdateFilterInput? where, IEnumerable<IEventFeed> feeds, SeenOrders seen, ICaller caller, IStreamStart start, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == "Orders");
        var filter = where?.OrderId is { } one ? OrderEvents.All with { Aggregates = [one.Value] } : OrderEvents.All;
        return feed.FollowAsync(
            await OrderEvents.Cursor.BeginAsync(feed, start, after, cancellationToken), filter, ToldOf, (events, token) => seen.OwnOfAsync(events, caller, token), cancellationToken);

        OrderUpdate? ToldOf(FeedEvent happened)
        {
            var update = OrderEvents.ToldOf(happened);
            return where?.Lets(happened, update) == false ? null : update;
        }
    }
}
