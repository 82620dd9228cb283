using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts;

/// <summary>Removes what counts for nothing any more: counters of attempts, and sessions a month after their end, every night (ACC-01).</summary>
[Job("accounts.sweep", "0 10 4 * * ?")]
internal sealed class SweepSessions(ModuleDatabase<AccountsDb> database, AttemptLimits<AccountsDb> limits, TimeProvider clock) : IJob
{
    private const int Batch = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        run.Count("counters", await limits.SweepAsync(cancellationToken));
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        int removed;
        do
        {
            await using var db = database.Open(SystemCaller.Instance);
            var old = await db.Sessions.Where(s => s.ExpiresAt < before || s.EndedAt < before).OrderBy(s => s.Id).Take(Batch).ToListAsync(cancellationToken);
            Guid[] ids = [.. old.Select(s => s.Id)];
            db.RemoveRange(await db.Rotations.Where(r => ids.Contains(r.SessionId)).ToListAsync(cancellationToken));
            db.RemoveRange(old);
            await db.SaveChangesAsync(cancellationToken);
            run.Count("sessions", removed = old.Count);
        }
        while (removed == Batch);
    }
}
