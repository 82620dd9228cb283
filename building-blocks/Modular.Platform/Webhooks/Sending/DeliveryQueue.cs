using System.Net;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Webhooks;

/// <summary>A delivery that this process is to attempt now, with its webhook.</summary>
internal sealed record ClaimedDelivery(WebhookDelivery Delivery, Webhook Webhook);

/// <summary>
/// The deliveries that are due. Several processes take from it: whoever writes its claim first has the attempt, until it has noted what came
/// of it, or until the lease is over because the process has died.
/// </summary>
internal sealed class DeliveryQueue(ModuleDatabase<PlatformDb> database, WebhookOptions options, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes what is due, oldest first for each webhook, but no more of one than may run at a time.</summary>
    /// <param name="running">How many attempts run for a webhook in this process.</param>
    /// <param name="most">How many may begin in all.</param>
    /// <param name="cancellationToken">Ends the taking; what was claimed by then is attempted when its lease is over.</param>
    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(Func<WebhookId, int> running, int most, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = Now;
        var waiting = await db.Webhooks.AsNoTracking()
            .Where(w => w.Status == WebhookStatus.Enabled && (w.PausedUntil == null || w.PausedUntil <= now))
            .Where(w => db.WebhookDeliveries.Any(d => d.WebhookId == w.Id && d.NextAttemptAt != null && d.NextAttemptAt <= now))
            .ToArrayAsync(cancellationToken);
        // None is always the first.
        Random.Shared.Shuffle(waiting);
        var claimed = new List<ClaimedDelivery>();
        foreach (var webhook in waiting)
        {
            // A receiver that does not answer holds one place until it does, not all.
            var free = Math.Min((webhook.FailingSince is null ? options.Parallel : 1) - running(webhook.Id), most - claimed.Count);
            if (free > 0)
                claimed.AddRange((await ClaimAsync(db, webhook.Id, free, now, cancellationToken)).Select(d => new ClaimedDelivery(d, webhook)));
        }

        return claimed;
    }

    /// <summary>Writes down what came of an attempt, and what follows for the webhook. Nothing where the claim is lost.</summary>
    public async Task NoteAsync(ClaimedDelivery claimed, DateTime startedAt, TimeSpan duration, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (id, claim) = (claimed.Delivery.Id, claimed.Delivery.Claim);
        if (await db.WebhookDeliveries.SingleOrDefaultAsync(d => d.Id == id && d.Claim == claim, cancellationToken) is not { } delivery)
            return;
        var now = Now;
        var isGone = answer.StatusCode == (int)HttpStatusCode.Gone;
        delivery.Note(now, answer.Error is null, isGone ? null : options.RetryAt(delivery.Failures + 1, now, answer.RetryAfter));
        db.Add(new WebhookAttempt
        {
            DeliveryId = id,
            Number = delivery.AttemptCount,
            StartedAt = startedAt,
            Duration = duration,
            StatusCode = answer.StatusCode,
            Error = answer.Error,
            ResponseExcerpt = answer.Excerpt,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The lease was over, and another process has claimed it in this moment.
            return;
        }

        await FollowAsync(db, claimed.Webhook.Id, answer, isGone, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<List<WebhookDelivery>> ClaimAsync(PlatformDb db, WebhookId webhook, int most, DateTime until, DateTime now, CancellationToken cancellationToken)
    {
        var due = db.WebhookDeliveries.AsNoTracking().Where(d => d.WebhookId == webhook && d.NextAttemptAt != null && d.NextAttemptAt <= now);
        var ids = await due.OrderBy(d => d.NextAttemptAt).ThenBy(d => d.Id).Take(most).Select(d => d.Id).ToListAsync(cancellationToken);
        var claim = Guid.NewGuid();
        await due.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.Claim, claim)
            .SetProperty(d => d.NextAttemptAt, until), cancellationToken);
        return await db.WebhookDeliveries.AsNoTracking().Where(d => ids.Contains(d.Id) && d.Claim == claim).ToListAsync(cancellationToken);
    }

    private Task<List<WebhookDelivery>> ClaimAsync(PlatformDb db, WebhookId webhook, int most, DateTime now, CancellationToken cancellationToken) =>
        ClaimAsync(db, webhook, most, now + options.Lease, now, cancellationToken);

    // Somebody may change the webhook in this moment; what the receiver said is noted on what it is then.
    private async Task FollowAsync(PlatformDb db, WebhookId id, WebhookAnswer answer, bool isGone, DateTime now, CancellationToken cancellationToken)
    {
        while (await db.Webhooks.SingleOrDefaultAsync(w => w.Id == id, cancellationToken) is { } webhook)
        {
            if (answer.Error is null)
                webhook.Took();
            else
                webhook.Failed(now, options.PauseOf(answer.RetryAfter), isGone, options.DisableAfter);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                db.Entry(webhook).State = EntityState.Detached;
            }
        }
    }
}
