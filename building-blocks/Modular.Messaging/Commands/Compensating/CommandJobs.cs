using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>Takes back the commands of all modules whose deadline is over, every minute.</summary>
[Job("commands.compensate", "30 * * * * ?")]
internal sealed class CompensateCommands(IEnumerable<ICompensation> all) : IJob
{
    public Task RunAsync(JobRun run, CancellationToken cancellationToken) => EachModule.RunAsync(all, c => c.RunAsync(run, cancellationToken), cancellationToken);
}

/// <summary>Removes what all modules remember of commands that have ended long ago, every night.</summary>
[Job("commands.sweep", "0 45 3 * * ?")]
internal sealed class SweepCommands(IEnumerable<ICommandSweep> all) : IJob
{
    public Task RunAsync(JobRun run, CancellationToken cancellationToken) => EachModule.RunAsync(all, s => s.RunAsync(run, cancellationToken), cancellationToken);
}

/// <summary>Work on the modules one after the other.</summary>
internal static class EachModule
{
    /// <summary>Works on all of them, also behind one whose database is away; the failures are thrown together at the end.</summary>
    /// <exception cref="AggregateException">Some failed.</exception>
    public static async Task RunAsync<T>(IEnumerable<T> all, Func<T, Task> work, CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        foreach (var module in all)
        {
            try
            {
                await work(module);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }
}
