using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>Takes back the commands of all modules whose deadline is over, every minute.</summary>
[Job("commands.compensate", "30 * * * * ?")]
internal sealed class CompensateCommands(IEnumerable<ICompensation> all) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        foreach (var compensation in all)
            await compensation.RunAsync(run, cancellationToken);
    }
}

/// <summary>Removes what all modules remember of commands that have ended long ago, every night.</summary>
[Job("commands.sweep", "0 45 3 * * ?")]
internal sealed class SweepCommands(IEnumerable<ICommandSweep> all) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        foreach (var sweep in all)
            await sweep.RunAsync(run, cancellationToken);
    }
}
