using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Orders.TrackOrders;

/// <summary>Some updates of orders in their order.</summary>
/// <param name="Updates">The updates.</param>
/// <param name="Cursor">Where to go on from, also where there were none.</param>
/// <param name="HasMore">Whether there may have been more at that moment: ask again with the cursor, also where this page holds fewer than were asked for, or none.</param>
internal sealed record OrderEventPage([property: ListSize(AssumedSize = 50)] IReadOnlyList<OrderUpdate> Updates, string Cursor, bool HasMore);

/// <summary>Following orders by asking now and then.</summary>
[QueryType]
internal static class OrderEventsQuery
{
    private const int Most = 200;

    // How much of the feed one request reads: whoever sees little of it is given the place to go on from.
    private const int MostPages = 25;

    /// <summary>
    /// What has happened to the orders that the caller may see since a cursor (ORD-02), the oldest first: the same updates with the same cursors as <c>orderUpdates</c>, for those who ask now
    /// and then, or catch up.
    /// </summary>
    /// <param name="after">The cursor of the last update that was received, or of the last page; left out, from the beginning.</param>
    /// <param name="first">How many at most, 1 to 200.</param>
    [Authorize(OrdersPermissions.Read)]
    public static async Task<OrderEventPage> GetOrderEventsAsync(
        string? after, [DefaultValue(50)] int first, IEnumerable<IEventFeed> feeds, SeenOrders seen, ICaller caller, CancellationToken cancellationToken)
    {
        if (first is < 1 or > Most)
            throw new BadInputException($"The value of `first` lies between 1 and {Most}.");
        var feed = feeds.Single(f => f.Module == "Orders");
        var updates = new List<OrderUpdate>();
        var position = after is null ? 0 : OrderEvents.Cursor.Parse(after);
        for (var pages = 1; ; pages++)
        {
            var page = await feed.PageAsync(position, OrderEvents.All, cancellationToken);
            foreach (var happened in await seen.OfAsync(page.Events, caller, cancellationToken))
            {
                // What lies between the last one that is told and this one is not the caller's.
                if (updates.Count == first)
                    return new(updates, updates[^1].Cursor, HasMore: true);
                updates.Add(OrderEvents.ToldOf(happened));
            }

            position = Math.Max(position, page.ReadTo);
            if (page.IsLast || pages == MostPages)
                return new(updates, OrderEvents.Cursor.Of(position), HasMore: !page.IsLast);
        }
    }
}
