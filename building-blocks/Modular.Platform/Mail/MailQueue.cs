using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Mail;

/// <summary>
/// The mails that are due. Several processes take from it: whoever writes its claim first has the attempt, until what came of it is noted, or
/// until the lease is over because the process has died.
/// </summary>
internal sealed class MailQueue(ModuleDatabase<PlatformDb> database, MailOptions options, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes what is due, the oldest first.</summary>
    public async Task<IReadOnlyList<MailDelivery>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var (now, claim) = (Now, Guid.NewGuid());
        var due = db.MailDeliveries.AsNoTracking().Where(m => m.NextAttemptAt != null && m.NextAttemptAt <= now);
        var ids = await due.OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Take(options.Parallel).Select(m => m.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return [];
        var until = now + options.Lease;
        await due.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Claim, claim).SetProperty(m => m.NextAttemptAt, until), cancellationToken);
        return await db.MailDeliveries.AsNoTracking().Where(m => ids.Contains(m.Id) && m.Claim == claim).ToListAsync(cancellationToken);
    }

    /// <summary>Writes down what came of an attempt; nothing where its lease was over and another one has begun.</summary>
    public async Task NoteAsync(MailDelivery claimed, MailOutcome outcome, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.MailDeliveries.SingleOrDefaultAsync(m => m.Id == claimed.Id && m.Claim == claimed.Claim, cancellationToken) is not { } mail)
            return;
        var now = Now;
        mail.Note(outcome, now, options.RetryAt(mail.Failures + 1, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The lease has ended in this moment.
        }
    }
}
