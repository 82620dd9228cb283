using System.Linq.Expressions;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Removes what one module remembers of commands that have ended long ago.</summary>
internal interface ICommandSweep
{
    /// <summary>Sweeps once; may run in several processes at a time.</summary>
    Task RunAsync(JobRun run, CancellationToken cancellationToken);
}

/// <summary>The sweep of one module. What is open, parked, or may still have to be taken back stays, however old.</summary>
internal sealed class CommandSweep<TContext>(ModuleDatabase<TContext> database, CommandOptions options, TimeProvider clock) : ICommandSweep
    where TContext : MessagingDbContext
{
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - options.Keep;
        run.Count("sent", await RemoveAsync<CommandIntention>(
            i => (i.State == IntentionState.Kept || i.State == IntentionState.Cancelled) && i.DueAt < before, i => i.DueAt, cancellationToken));
        run.Count("received", await RemoveAsync<ReceivedCommand>(c => c.State != ReceivedState.Accepted && c.At < before, c => c.At, cancellationToken));
    }

    private async Task<int> RemoveAsync<TRow>(Expression<Func<TRow, bool>> isOld, Expression<Func<TRow, DateTime>> age, CancellationToken cancellationToken) where TRow : class
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.Set<TRow>().Where(isOld).OrderBy(age).DeleteInBatchesAsync(cancellationToken);
    }
}
