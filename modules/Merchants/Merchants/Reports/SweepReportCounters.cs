using Merchants.Persistence;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Reports;

/// <summary>Removes the counters of customers' words that count for nothing any more, every night (DOC-21).</summary>
[Job("merchants.sweep-report-counters", "0 40 4 * * ?")]
internal sealed class SweepReportCounters(AttemptLimits<MerchantsDb> limits) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken) => run.Count("counters", await limits.SweepAsync(cancellationToken));
}
