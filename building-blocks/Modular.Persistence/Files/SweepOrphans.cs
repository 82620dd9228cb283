using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>Removes stored files without a row, four times a day. The folder of files is one for all processes, so one of them sweeps it.</summary>
[Job("files.sweep-orphans", "0 0 0/6 * * ?")]
internal sealed class SweepOrphans(OrphanSweep sweep) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var swept = await sweep.RunAsync(cancellationToken);
        run.Count("orphans", swept.Orphans);
        run.Count("leftovers", swept.Leftovers);
    }
}
