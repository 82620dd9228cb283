using Merchants.Contracts;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.TrackReviews;

/// <summary>Says which events of papers somebody may know of: those of the caller's own papers, and of those of a merchant that the caller may read.</summary>
internal sealed class SeenPapers(ModuleDatabase<MerchantsDb> database) : IDisposable
{
    private readonly OwnedEvents _events = new(MerchantsPermissions.Read, async (papers, cancellationToken) =>
    {
        List<DocumentId> ids = [.. papers.Select(p => new DocumentId(p))];
        await using var db = database.Open(SystemCaller.Instance);
        return await db.Documents.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.OwnerId }).ToDictionaryAsync(d => d.Id.Value, d => d.OwnerId, cancellationToken);
    });

    /// <inheritdoc cref="OwnedEvents.OfAsync"/>
    public ValueTask<IReadOnlyList<FeedEvent>> OfAsync(IReadOnlyList<FeedEvent> happened, ICaller caller, CancellationToken cancellationToken) => _events.OfAsync(happened, caller, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();
}
