using System.Runtime.CompilerServices;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.TrackMerchants;

/// <summary>A merchant was assessed, or its score was corrected (MER-07, MER-09).</summary>
/// <param name="Cursor">Where to go on from: give it as <c>after</c> when the stream has ended.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Score">The score as it is now, which may be corrected already.</param>
internal sealed record MerchantAssessedUpdate(string Cursor, DateTime At, MerchantScore Score) : IEventWithId
{
    /// <inheritdoc/>
    [GraphQLIgnore]
    public string EventId => Cursor;
}

/// <summary>What has changed in a merchant's standing (MER-08).</summary>
internal enum MerchantStanding
{
    /// <summary>It is in business.</summary>
    Activated,

    /// <summary>Its business is stopped.</summary>
    Suspended,

    /// <summary>It goes on.</summary>
    Resumed,

    /// <summary>The business with it is ended.</summary>
    Terminated,

    /// <summary>A planned closure has begun.</summary>
    ClosureBegan,

    /// <summary>A planned closure is over.</summary>
    ClosureEnded,
}

/// <summary>A merchant's standing has changed (MER-08).</summary>
/// <param name="Cursor">Where to go on from: give it as <c>after</c> when the stream has ended.</param>
/// <param name="Event">What has changed.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Merchant">The merchant as it is now, which may be further already.</param>
internal sealed record MerchantStatusUpdate(string Cursor, MerchantStanding Event, DateTime At, Merchant Merchant) : IEventWithId
{
    /// <inheritdoc/>
    [GraphQLIgnore]
    public string EventId => Cursor;
}

/// <summary>Being told of merchants at once.</summary>
[SubscriptionType]
internal static class MerchantSubscriptions
{
    private static readonly FeedCursor Scores = new("ms1");
    private static readonly FeedCursor Standings = new("mt1");

    private static readonly (Type Type, Func<FeedEvent, bool> Is, MerchantStanding Standing)[] Kinds =
    [
        (typeof(MerchantActivated), e => e.Is<MerchantActivated>(), MerchantStanding.Activated),
        (typeof(MerchantSuspended), e => e.Is<MerchantSuspended>(), MerchantStanding.Suspended),
        (typeof(MerchantResumed), e => e.Is<MerchantResumed>(), MerchantStanding.Resumed),
        (typeof(MerchantTerminated), e => e.Is<MerchantTerminated>(), MerchantStanding.Terminated),
        (typeof(MerchantClosureBegan), e => e.Is<MerchantClosureBegan>(), MerchantStanding.ClosureBegan),
        (typeof(MerchantClosureEnded), e => e.Is<MerchantClosureEnded>(), MerchantStanding.ClosureEnded),
    ];

    /// <summary>
    /// The assessments of merchants that the caller may see, as they are made or corrected (MER-07, MER-09): each once, none left out. A stream that ends is opened again with the last cursor
    /// that was received; over server-sent events the header <c>Last-Event-ID</c> does the same and goes before it.
    /// </summary>
    /// <param name="after">The cursor of the last update that was received; left out, the stream begins with what happens from now on.</param>
    /// <param name="merchantId">Only those of this merchant.</param>
    [Authorize(MerchantsPermissions.Read)]
    public static async Task<IAsyncEnumerable<MerchantAssessedUpdate>> OnMerchantAssessedAsync(
        string? after, MerchantId? merchantId, IEnumerable<IEventFeed> feeds, ModuleDatabase<MerchantsDb> database, ICaller caller, IStreamStart start, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == "Merchants");
        var from = await Scores.BeginAsync(feed, start, after, cancellationToken);
        return ReadAsync(feed, from, Filter(EventFilter.Of(typeof(MerchantAssessed)), merchantId), caller, async (happened, db, token) =>
        {
            var told = happened.As<MerchantAssessed>();
            return await db.Scores.AsNoTracking().SingleOrDefaultAsync(s => s.Id == told.Score, token) is { } score
                ? new MerchantAssessedUpdate(Scores.Of(happened.Position), happened.OccurredAt, score)
                : null;
        }, database, cancellationToken);
    }

    /// <summary>
    /// The standing of merchants that the caller may see, as it changes (MER-08): suspended, resumed, terminated, closed for a time. Each step in its order, none left out and none twice. A
    /// stream that ends is opened again with the last cursor that was received; over server-sent events the header <c>Last-Event-ID</c> does the same and goes before it.
    /// </summary>
    /// <param name="after">The cursor of the last update that was received; left out, the stream begins with what happens from now on.</param>
    /// <param name="merchantId">Only that of this merchant.</param>
    [Authorize(MerchantsPermissions.Read)]
    public static async Task<IAsyncEnumerable<MerchantStatusUpdate>> OnMerchantStatusChangedAsync(
        string? after, MerchantId? merchantId, IEnumerable<IEventFeed> feeds, ModuleDatabase<MerchantsDb> database, ICaller caller, IStreamStart start, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == "Merchants");
        var from = await Standings.BeginAsync(feed, start, after, cancellationToken);
        return ReadAsync(feed, from, Filter(EventFilter.Of([.. Kinds.Select(k => k.Type)]), merchantId), caller, async (happened, db, token) =>
        {
            var id = new MerchantId(happened.AggregateId);
            return await db.Merchants.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, token) is { } merchant
                ? new MerchantStatusUpdate(Standings.Of(happened.Position), Array.Find(Kinds, k => k.Is(happened)).Standing, happened.OccurredAt, merchant)
                : null;
        }, database, cancellationToken);
    }

    private static EventFilter Filter(EventFilter all, MerchantId? merchant) => merchant is { } one ? all with { Aggregates = [one.Value] } : all;

    private static async IAsyncEnumerable<TUpdate> ReadAsync<TUpdate>(
        IEventFeed feed, long after, EventFilter filter, ICaller caller, Func<FeedEvent, MerchantsDb, CancellationToken, Task<TUpdate?>> tell, ModuleDatabase<MerchantsDb> database,
        [EnumeratorCancellation] CancellationToken cancellationToken) where TUpdate : class
    {
        await foreach (var happened in feed.ReadAsync(after, filter, cancellationToken))
        {
            // Asked of each event anew: whoever has lost the permission in the meantime is told nothing more.
            if (!caller.Has(MerchantsPermissions.Read, happened.MerchantId))
                continue;
            await using var db = database.Open(caller);
            if (await tell(happened, db, cancellationToken) is { } update)
                yield return update;
        }
    }
}
