using System.Runtime.CompilerServices;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Risk.Contracts;
using Risk.Contracts.Events;
using Risk.Model;
using Risk.Persistence;
using Risk.ReadRisks;

namespace Risk.HandleAlerts;

/// <summary>What happened to an alert (RSK-06).</summary>
internal enum RiskAlertEventKind
{
    /// <summary>It was raised.</summary>
    Raised,

    /// <summary>Somebody took a step with it, or its rate is low again.</summary>
    Changed,
}

/// <summary>An alert that was raised, or has changed (RSK-06).</summary>
/// <param name="Cursor">Where to go on from: give it as <c>after</c> when the stream has ended.</param>
/// <param name="Event">What happened.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Alert">The alert as it is now, which may be further already.</param>
internal sealed record RiskAlertUpdate(string Cursor, RiskAlertEventKind Event, DateTime At, RiskAlert Alert) : IEventWithId
{
    /// <inheritdoc/>
    [GraphQLIgnore]
    public string EventId => Cursor;
}

/// <summary>Which updates of alerts.</summary>
/// <param name="MerchantId">Only those about this merchant.</param>
/// <param name="Events">Only these.</param>
internal sealed record RiskAlertFilterInput(MerchantId? MerchantId, IReadOnlyList<RiskAlertEventKind>? Events);

/// <summary>Being told of alerts at once.</summary>
[SubscriptionType]
internal static class AlertSubscription
{
    private static readonly FeedCursor Cursor = new("r1");

    private static readonly EventFilter All = EventFilter.Of(typeof(RiskAlertRaised), typeof(RiskAlertChanged));

    /// <summary>
    /// The alerts that the caller may see, as they are raised and handled (RSK-06): each step in its order, none left out and none twice. A stream that ends is opened again with the last
    /// cursor that was received; over server-sent events the header <c>Last-Event-ID</c> does the same and goes before it. One cursor serves any filter.
    /// </summary>
    /// <param name="after">The cursor of the last update that was received; left out, the stream begins with what happens from now on.</param>
    /// <param name="where">Which updates; left out, all.</param>
    [Authorize(RiskPermissions.Read)]
    public static async Task<IAsyncEnumerable<RiskAlertUpdate>> OnRiskAlertsAsync(
        string? after, RiskAlertFilterInput? where, IEnumerable<IEventFeed> feeds, ModuleDatabase<RiskDb> database, ICaller caller, IStreamStart start, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == "Risk");
        return ReadAsync(feed, await Cursor.BeginAsync(feed, start, after, cancellationToken), where, caller, database, cancellationToken);
    }

    private static async IAsyncEnumerable<RiskAlertUpdate> ReadAsync(
        IEventFeed feed, long after, RiskAlertFilterInput? where, ICaller caller, ModuleDatabase<RiskDb> database, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in feed.ReadAsync(after, All, cancellationToken))
        {
            var kind = happened.Is<RiskAlertRaised>() ? RiskAlertEventKind.Raised : RiskAlertEventKind.Changed;
            if (where?.Events is { Count: > 0 } wanted && !wanted.Contains(kind))
                continue;
            var id = new RiskAlertId(happened.AggregateId);
            // Asked of each event anew: whoever has lost the permission in the meantime is told nothing more.
            await using var db = database.Open(caller);
            if (await db.ReadableAlerts().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is { } alert && (where?.MerchantId is not { } one || one == alert.MerchantId))
                yield return new(Cursor.Of(happened.Position), kind, happened.OccurredAt, alert);
        }
    }
}
