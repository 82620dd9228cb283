using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Persistence;

namespace Orders.TrackOrders;

/// <summary>Says whose orders events are about. Who buys an order never changes, so it is remembered, and a subscriber costs no query for each event of others.</summary>
internal sealed class SeenOrders(ModuleDatabase<OrdersDb> database) : IDisposable
{
    private readonly MemoryCache _buyers = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>The events that the caller may know of: of the caller's own orders, and of those of a merchant in whose name the caller may read orders. One query at most for all.</summary>
    public async ValueTask<IReadOnlyList<FeedEvent>> OfAsync(IReadOnlyList<FeedEvent> happened, ICaller caller, CancellationToken cancellationToken)
    {
        var others = happened.Where(e => !IsAtOwnMerchant(e, caller)).Select(e => new OrderId(e.AggregateId)).Distinct().ToList();
        var buyers = others.Count == 0 ? [] : await BuyersOfAsync(others, cancellationToken);
        return [.. happened.Where(e => IsAtOwnMerchant(e, caller) || buyers[new(e.AggregateId)] == caller.UserId)];
    }

    /// <inheritdoc/>
    public void Dispose() => _buyers.Dispose();

    private static bool IsAtOwnMerchant(FeedEvent happened, ICaller caller) => caller.Has(OrdersPermissions.Read, happened.MerchantId);

    private async ValueTask<Dictionary<OrderId, Guid>> BuyersOfAsync(List<OrderId> orders, CancellationToken cancellationToken)
    {
        var known = new Dictionary<OrderId, Guid>();
        foreach (var order in orders)
        {
            if (_buyers.TryGetValue(order, out Guid buyer))
                known[order] = buyer;
        }

        var unknown = orders.Where(o => !known.ContainsKey(o)).ToList();
        if (unknown.Count == 0)
            return known;
        await using var db = database.Open(SystemCaller.Instance);
        foreach (var found in await db.Orders.Where(o => unknown.Contains(o.Id)).Select(o => new { o.Id, o.BuyerId }).ToListAsync(cancellationToken))
            known[found.Id] = _buyers.Set(found.Id, found.BuyerId, new MemoryCacheEntryOptions { Size = 1 });
        return known;
    }
}
