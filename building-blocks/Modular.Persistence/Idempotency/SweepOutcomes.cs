using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>Removes what is stored under idempotency keys and has expired, in all modules, every hour.</summary>
[Job("idempotency.sweep", "0 20 * * * ?")]
internal sealed class SweepOutcomes(IEnumerable<IIdempotencySweep> sweeps) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        foreach (var sweep in sweeps)
            run.Count("outcomes", await sweep.RunAsync(cancellationToken));
    }
}
