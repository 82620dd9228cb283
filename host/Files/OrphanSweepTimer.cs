using Modular.Persistence;

namespace Modular.Host.Files;

/// <summary>Sweeps files without a row as soon as the host is ready, and again each time that the span has passed (<c>Files:SweepHours</c>).</summary>
internal sealed partial class OrphanSweepTimer(
    Readiness readiness, OrphanSweep sweep, TimeProvider clock, TimeSpan every, ILogger<OrphanSweepTimer> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before, the databases may lack their tables.
        await readiness.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(every, clock);
        do
            await SweepAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            await sweep.RunAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            // A database that is away for now must not end the host; the next round does what this one could not.
            LogFailed(logger, e);
        }
    }

    [LoggerMessage(LogLevel.Error, "The sweep of stored files failed and is tried again at its next time")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
