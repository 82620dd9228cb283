using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>A module's table <c>command_intentions</c>, written in transactions of its own: what is noted stands, whatever becomes of the caller's.</summary>
internal sealed class Intentions<TContext>(ModuleDatabase<TContext> database, CommandOptions options, TimeProvider clock) where TContext : MessagingDbContext
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Notes that a command will be sent, or finds the open one that was noted for the same purpose, and gives it time.</summary>
    /// <param name="caller">Who sends it.</param>
    /// <param name="port">The port's name.</param>
    /// <param name="purpose">What it is sent for; null where nothing is repeated.</param>
    /// <param name="isOnce">Whether nothing else tells that the purpose has been served. An idempotency key tells by itself, for as long as it is remembered.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The intention, and whether it was there before.</returns>
    /// <exception cref="InvalidOperationException">A command for this purpose was kept.</exception>
    public async Task<(CommandIntention Intention, bool IsRepeated)> OpenAsync(ICaller caller, string port, Guid? purpose, bool isOnce, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = database.Open(caller);
            var last = purpose is null ? null : await db.Set<CommandIntention>().AsNoTracking()
                .Where(i => i.Purpose == purpose).OrderByDescending(i => i.Attempt).FirstOrDefaultAsync(cancellationToken);
            if (isOnce && last is { State: IntentionState.Kept })
                throw new InvalidOperationException($"The command {last.Id} for the purpose {purpose} was kept; another one would happen twice.");
            if (last is { State: IntentionState.Open })
            {
                if (await ExtendedAsync(db, last, cancellationToken) is { } extended)
                    return (extended, true);
                continue; // It was ended in this moment.
            }

            var added = CommandIntention.Of(port, purpose, (last?.Attempt ?? 0) + 1, Now + options.Deadline);
            db.Add(added);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return (added, false);
            }
            catch (DbUpdateException e) when (UniqueViolation.IsAny(e))
            {
                // Another run of the same request was faster, and this one joins it.
            }
        }
    }

    /// <summary>Ends an open intention that there is nothing to take back of.</summary>
    public async Task DropAsync(CommandIntention intention, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = Now;
        await Open(db, intention).ExecuteUpdateAsync(set => set.SetProperty(i => i.State, IntentionState.Cancelled).SetProperty(i => i.DueAt, now), cancellationToken);
    }

    private async Task<CommandIntention?> ExtendedAsync(TContext db, CommandIntention intention, CancellationToken cancellationToken)
    {
        var deadline = Now + options.Deadline;
        await Open(db, intention).ExecuteUpdateAsync(set => set.SetProperty(i => i.DueAt, deadline), cancellationToken);
        return await Open(db, intention).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<CommandIntention> Open(TContext db, CommandIntention intention) =>
        db.Set<CommandIntention>().Where(i => i.Id == intention.Id && i.State == IntentionState.Open);
}
