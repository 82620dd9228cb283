using Merchants.Contracts;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.TrackReviews;

/// <summary>Says whose papers events are about. Who owns a paper never changes, so it is remembered, and a subscriber costs no query for each event of others.</summary>
internal sealed class SeenPapers(ModuleDatabase<MerchantsDb> database) : IDisposable
{
    private readonly MemoryCache _owners = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>The events that the caller may know of: of the caller's own papers, and of those of a merchant that the caller may read. One query at most for all.</summary>
    public async ValueTask<IReadOnlyList<FeedEvent>> OfAsync(IReadOnlyList<FeedEvent> happened, ICaller caller, CancellationToken cancellationToken)
    {
        var others = happened.Where(e => !MayRead(e, caller)).Select(e => new DocumentId(e.AggregateId)).Distinct().ToList();
        var owners = others.Count == 0 ? [] : await OwnersOfAsync(others, cancellationToken);
        return [.. happened.Where(e => MayRead(e, caller) || (caller.UserId is { } me && owners[new(e.AggregateId)] == me))];
    }

    /// <inheritdoc/>
    public void Dispose() => _owners.Dispose();

    private static bool MayRead(FeedEvent happened, ICaller caller) => caller.Has(MerchantsPermissions.Read, happened.MerchantId);

    private async ValueTask<Dictionary<DocumentId, Guid>> OwnersOfAsync(List<DocumentId> papers, CancellationToken cancellationToken)
    {
        var known = new Dictionary<DocumentId, Guid>();
        foreach (var paper in papers)
        {
            if (_owners.TryGetValue(paper, out Guid owner))
                known[paper] = owner;
        }

        var unknown = papers.Where(p => !known.ContainsKey(p)).ToList();
        if (unknown.Count == 0)
            return known;
        await using var db = database.Open(SystemCaller.Instance);
        foreach (var found in await db.Documents.Where(d => unknown.Contains(d.Id)).Select(d => new { d.Id, d.OwnerId }).ToListAsync(cancellationToken))
            known[found.Id] = _owners.Set(found.Id, found.OwnerId, new MemoryCacheEntryOptions { Size = 1 });
        return known;
    }
}
