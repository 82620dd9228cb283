using Microsoft.Extensions.Caching.Memory;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>
/// Says which events somebody may know of: those of a merchant where he holds a permission, and those of objects of his own. Who owns an object never changes, so it is remembered, and a
/// subscriber costs no query for each event of others.
/// </summary>
/// <param name="permission">The permission that lets read a merchant's objects.</param>
/// <param name="find">Finds the owners of some objects by one query.</param>
public sealed class OwnedEvents(string permission, Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyDictionary<Guid, Guid>>> find) : IDisposable
{
    private readonly MemoryCache _owners = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>The events that the caller may know of. One query at most for all.</summary>
    public async ValueTask<IReadOnlyList<FeedEvent>> OfAsync(IReadOnlyList<FeedEvent> happened, ICaller caller, CancellationToken cancellationToken)
    {
        var others = happened.Where(e => !MayRead(e, caller)).Select(e => e.AggregateId).Distinct().ToList();
        var owners = others.Count == 0 ? [] : await OwnersOfAsync(others, cancellationToken);
        return [.. happened.Where(e => MayRead(e, caller) || (caller.UserId is { } me && owners[e.AggregateId] == me))];
    }

    /// <summary>Those of the events that are about objects of the caller's own, whatever else he may read. One query at most for all.</summary>
    public async ValueTask<IReadOnlyList<FeedEvent>> OwnOfAsync(IReadOnlyList<FeedEvent> happened, ICaller caller, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } me || happened.Count == 0)
            return [];
        var owners = await OwnersOfAsync([.. happened.Select(e => e.AggregateId).Distinct()], cancellationToken);
        return [.. happened.Where(e => owners.TryGetValue(e.AggregateId, out var owner) && owner == me)];
    }

    /// <inheritdoc/>
    public void Dispose() => _owners.Dispose();

    private bool MayRead(FeedEvent happened, ICaller caller) => caller.Has(permission, happened.MerchantId);

    private async ValueTask<Dictionary<Guid, Guid>> OwnersOfAsync(List<Guid> objects, CancellationToken cancellationToken)
    {
        var known = new Dictionary<Guid, Guid>();
        foreach (var id in objects)
        {
            if (_owners.TryGetValue(id, out Guid owner))
                known[id] = owner;
        }

        var unknown = objects.Where(o => !known.ContainsKey(o)).ToList();
        if (unknown.Count == 0)
            return known;
        foreach (var (id, owner) in await find(unknown, cancellationToken))
            known[id] = _owners.Set(id, owner, new MemoryCacheEntryOptions { Size = 1 });
        return known;
    }
}
