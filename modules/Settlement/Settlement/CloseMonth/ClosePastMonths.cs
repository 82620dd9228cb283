using Modular.Kernel;

namespace Settlement.CloseMonth;

/// <summary>Closes the month that has passed, on the first of the next one (SET-01), and whatever earlier one is still open.</summary>
[Job("settlement.close-period", "0 0 2 1 * ?")]
internal sealed class ClosePastMonths(MonthClosing closing) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken) => run.Count("statements", await closing.ClosePastAsync(cancellationToken));
}
