using Modular.Kernel;

namespace Settlement.ProcessPayouts;

/// <summary>Takes to the bank what was left behind (SET-02): by a process that died, or while the bank did not answer.</summary>
[Job("settlement.process-payouts", "0 * * * * ?")]
internal sealed class ProcessOpenPayouts(PayoutRun payouts) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken) => run.Count("resolved", await payouts.RunAsync(cancellationToken));
}
