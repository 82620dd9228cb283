using Microsoft.EntityFrameworkCore;
using Modular.Messaging;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>
/// Looks through the events of one module and writes a delivery for each webhook that wants one, in the transaction that moves the cursor on: of
/// several processes that look through the same events, one writes.
/// </summary>
internal sealed class EventIntake(IPagedFeed feed, ModuleDatabase<PlatformDb> database, WebhookWakeUp queued, TimeProvider clock)
{
    private static readonly EventFilter None = new([]);

    // Up to where this process has looked. The stored place may lie behind while there is no webhook to write for.
    private long? _readTo;

    // What webhooks wanted when they were last read.
    private HashSet<string> _names = [];

    /// <summary>The module.</summary>
    public string Source => feed.Module;

    /// <summary>Takes in what there is, then waits for more.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var armed = feed.Arm();
        if (!await TakeInAsync(cancellationToken))
            await Waiting.ForAnyAsync(feed.Poll, cancellationToken, armed);
    }

    /// <summary>Takes in a page of events. True where there may be more.</summary>
    private async Task<bool> TakeInAsync(CancellationToken cancellationToken)
    {
        if (_readTo is { } readTo && (await feed.FollowAsync(readTo, None, cancellationToken)).ReadTo == readTo)
            return false;
        await using var db = database.Open(SystemCaller.Instance);
        var after = _readTo ??= await StoredAsync(db, cancellationToken);
        var names = _names;
        var page = await feed.FollowAsync(after, new EventFilter([.. names]), cancellationToken);
        if (page.ReadTo == after)
            return false;
        // A webhook that came since they were read the last time: what is not on the page may be meant for it.
        _names = NamesOf(await EnabledAsync(db, cancellationToken));
        if (!_names.IsSubsetOf(names))
            return true;
        if (names.Count > 0 && !await WriteAsync(db, after, page, names, cancellationToken))
        {
            _readTo = null;
            return true;
        }

        _readTo = page.ReadTo;
        return !page.IsLast;
    }

    /// <summary>Writes the deliveries of a page and moves the cursor behind it; nothing and false where the page is not this process's to write.</summary>
    private async Task<bool> WriteAsync(PlatformDb db, long after, FeedPage page, IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // First: others wait for this row until the end of the transaction.
        if (await Cursor(db).Where(c => c.Position <= after).ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, page.ReadTo), cancellationToken) == 0)
            return false;
        var webhooks = await EnabledAsync(db, cancellationToken);
        if (!NamesOf(webhooks).IsSubsetOf(names))
            return false;
        var starts = await db.Set<WebhookStart>().AsNoTracking().Where(s => s.Source == Source).ToDictionaryAsync(s => s.WebhookId, s => s.Position, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var count = 0;
        foreach (var happened in page.Events)
        {
            foreach (var webhook in webhooks.Where(w => w.Wants(happened.Name) && IsFor(w, happened) && happened.Position > starts.GetValueOrDefault(w.Id)))
            {
                db.Add(WebhookDelivery.Of(webhook, happened.Name, happened.OccurredAt, Source, happened.Position, now));
                count++;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (count > 0)
            queued.Deliveries.Pulse();
        return true;
    }

    private async Task<long> StoredAsync(PlatformDb db, CancellationToken cancellationToken)
    {
        if (await Cursor(db).Select(c => (long?)c.Position).SingleOrDefaultAsync(cancellationToken) is { } position)
            return position;
        db.Add(new WebhookCursor { Source = Source });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.IsAny(e))
        {
            // Another process was first; both begin with the first event.
            db.ChangeTracker.Clear();
        }

        return 0;
    }

    private static bool IsFor(Webhook webhook, FeedEvent happened) => webhook.MerchantId is null || webhook.MerchantId == happened.MerchantId;

    private static HashSet<string> NamesOf(IEnumerable<Webhook> webhooks) => [.. webhooks.SelectMany(w => w.Names.Split(' '))];

    private static Task<List<Webhook>> EnabledAsync(PlatformDb db, CancellationToken cancellationToken) =>
        db.Webhooks.AsNoTracking().Where(w => w.Status == WebhookStatus.Enabled).ToListAsync(cancellationToken);

    private IQueryable<WebhookCursor> Cursor(PlatformDb db) => db.Set<WebhookCursor>().AsNoTracking().Where(c => c.Source == Source);
}
