using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Merchants.Outside;

/// <summary>Asks the outside platform right after something is uploaded or reported. A mutation cannot: what it writes is committed after it.</summary>
internal sealed partial class PlatformCourier(UploadRun uploads, ReportRun reports, OutsidePlatformOptions options, ILogger<PlatformCourier> logger) : IBackgroundWork
{
    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await uploads.RunAsync(stopping);
                await reports.RunAsync(stopping);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(options.Poll, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Error, "Uploads and reports to the outside platform could not be looked for; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}

/// <summary>Takes to the outside platform what was left behind (DOC-08, DOC-24): by a process that died, or while the platform did not answer.</summary>
[Job("merchants.ask-outside-platform", "0 * * * * ?")]
internal sealed class AskOutsidePlatform(UploadRun uploads, ReportRun reports) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        run.Count("uploads", await uploads.RunAsync(cancellationToken));
        run.Count("reports", await reports.RunAsync(cancellationToken));
    }
}
