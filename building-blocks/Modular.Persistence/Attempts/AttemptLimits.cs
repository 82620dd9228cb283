using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>
/// Counts attempts in a module's database, so that several hosts share the counters. Each is counted, and committed, before it is made: neither
/// aliases nor batches nor parallel requests make more of them than a rule allows.
/// </summary>
/// <typeparam name="TContext">The module's database, which maps <see cref="AttemptCounter"/>.</typeparam>
public sealed class AttemptLimits<TContext>(ModuleDatabase<TContext> database, TimeProvider clock) where TContext : ModuleDbContext
{
    /// <summary>Counts one attempt, unless none may be made now.</summary>
    /// <param name="rule">How often it may be tried.</param>
    /// <param name="subject">Who tries, or what is tried: a login, an address. Only a keyed hash of it is stored.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<AttemptAnswer> TakeAsync(AttemptRule rule, string subject, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = database.Open(SystemCaller.Instance);
            var id = IdOf(db, rule, subject);
            var now = clock.GetUtcNow().UtcDateTime;
            var last = await db.Set<AttemptCounter>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (last?.BlockedUntil > now)
                return new(false, last.BlockedUntil - now);
            if (await TryWriteAsync(db, last, rule.Next(id, last, now), cancellationToken))
                return new(true, default);
        }
    }

    /// <summary>Forgets what the subject has tried, as it has succeeded.</summary>
    public async Task ClearAsync(AttemptRule rule, string subject, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var id = IdOf(db, rule, subject);
        await db.Set<AttemptCounter>().Where(c => c.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Removes the counters that count for nothing any more.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Set<AttemptCounter>().Where(c => c.ForgetAt <= now && c.BlockedUntil <= now).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The rules of one module must not meet those of another in one hash.</summary>
    private static byte[] IdOf(TContext db, AttemptRule rule, string subject) => db.GetSensitive().IndexOf($"{typeof(TContext).Name}/attempts/{rule.Kind}", subject);

    private static async Task<bool> TryWriteAsync(TContext db, AttemptCounter? last, AttemptCounter next, CancellationToken cancellationToken)
    {
        if (last is not null)
        {
            return await db.Set<AttemptCounter>().Where(c => c.Id == last.Id && c.Changes == last.Changes).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Count, next.Count).SetProperty(c => c.BlockedUntil, next.BlockedUntil)
                    .SetProperty(c => c.ForgetAt, next.ForgetAt).SetProperty(c => c.Changes, next.Changes), cancellationToken) > 0;
        }

        try
        {
            db.Add(next);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Another one has begun the counter at this moment.
            return false;
        }
    }
}
