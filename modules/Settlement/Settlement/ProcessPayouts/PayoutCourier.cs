using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Settlement.ProcessPayouts;

/// <summary>Takes payouts to the bank right after they are approved (SET-02). A mutation cannot: what it writes is committed after it, and the bank is asked about what is committed alone.</summary>
internal sealed partial class PayoutCourier(PayoutRun payouts, SettlementOptions options, ILogger<PayoutCourier> logger) : IBackgroundWork
{
    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await payouts.RunAsync(stopping);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(options.Bank.Poll, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Error, "Payouts could not be looked for; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
