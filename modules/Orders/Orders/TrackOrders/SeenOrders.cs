using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Persistence;

namespace Orders.TrackOrders;

/// <summary>Says which events of orders somebody may know of: those of the caller's own orders, and of those of a merchant in whose name the caller may read orders.</summary>
internal sealed class SeenOrders(ModuleDatabase<OrdersDb> database) : IDisposable
{
    private readonly OwnedEvents _events = new(OrdersPermissions.Read, async (orders, cancellationToken) =>
    {
        List<OrderId> ids = [.. orders.Select(o => new OrderId(o))];
        await using var db = database.Open(SystemCaller.Instance);
        return await db.Orders.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.BuyerId }).ToDictionaryAsync(o => o.Id.Value, o => o.BuyerId, cancellationToken);
    });

    /// <inheritdoc cref="OwnedEvents.OfAsync"/>
    public ValueTask<IReadOnlyList<FeedEvent>> OfAsync(IReadOnlyList<FeedEvent> happened, ICaller caller, CancellationToken cancellationToken) => _events.OfAsync(happened, caller, cancellationToken);

    /// <inheritdoc cref="OwnedEvents.OwnOfAsync"/>
    public ValueTask<IReadOnlyList<FeedEvent>> OwnOfAsync(IReadOnlyList<FeedEvent> happened, ICaller caller, CancellationToken cancellationToken) => _events.OwnOfAsync(happened, caller, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();
}
