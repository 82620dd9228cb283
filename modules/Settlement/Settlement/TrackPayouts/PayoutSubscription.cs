using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;
using Settlement.ReadSettlement;

namespace Settlement.TrackPayouts;

/// <summary>A payout that has moved (SET-02).</summary>
/// <param name="Cursor">Where to go on from: give it as <c>after</c> when the stream has ended.</param>
/// <param name="Event">What happened, as the event is named: <c>settlement.payout-paid</c>.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Payout">The payout as it is now, which may be further already.</param>
internal sealed record PayoutUpdate(string Cursor, string Event, DateTime At, Payout Payout) : IEventWithId
{
    /// <inheritdoc/>
    [GraphQLIgnore]
    public string EventId => Cursor;
}

/// <summary>Being told of payouts at once.</summary>
[SubscriptionType]
internal static class PayoutSubscription
{
    private static readonly FeedCursor Cursor = new("p1");

    private static readonly EventFilter Filter = new(
    [
        "settlement.payout-created", "settlement.payout-approved", "settlement.payout-sent", "settlement.payout-paid", "settlement.payout-failed", "settlement.payout-reversed",
    ]);

    /// <summary>
    /// The payouts that the caller may see, as they move (SET-02): each step in its order, none left out and none twice. A stream that ends is opened again with the last cursor that was
    /// received; over server-sent events the header <c>Last-Event-ID</c> does the same and goes before it.
    /// </summary>
    /// <param name="after">The cursor of the last update that was received; left out, the stream begins with what happens from now on.</param>
    [Authorize(SettlementPermissions.Read)]
    public static async Task<IAsyncEnumerable<PayoutUpdate>> OnPayoutUpdatedAsync(
        string? after, IEnumerable<IEventFeed> feeds, ModuleDatabase<SettlementDb> database, ICaller caller, IStreamStart start, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == "Settlement");
        return ReadAsync(feed, await Cursor.BeginAsync(feed, start, after, cancellationToken), caller, database, cancellationToken);
    }

    private static async IAsyncEnumerable<PayoutUpdate> ReadAsync(
        IEventFeed feed, long after, ICaller caller, ModuleDatabase<SettlementDb> database, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in feed.ReadAsync(after, Filter, cancellationToken))
        {
            // Asked of each event anew: whoever has lost the permission in the meantime is told nothing more.
            if (!caller.Has(SettlementPermissions.Read, happened.MerchantId))
                continue;
            var id = new PayoutId(happened.AggregateId);
            await using var db = database.Open(caller);
            if (await db.ReadablePayouts().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } payout)
                yield return new(Cursor.Of(happened.Position), happened.Name, happened.OccurredAt, payout);
        }
    }
}
