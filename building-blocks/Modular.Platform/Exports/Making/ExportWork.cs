using Microsoft.Extensions.Logging;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Platform.Exports;

/// <summary>Makes the exports that were asked for, for as long as the host serves (FE-07).</summary>
internal sealed partial class ExportWork(ExportQueue queue, ExportRun run, ExportWakeUp wakeUp, ExportOptions options, ILogger<ExportWork> logger, ILogger<BackgroundLoops> loops) : IBackgroundWork
{
    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using var running = new BackgroundLoops(loops);
        for (var i = 1; i <= options.Parallel; i++)
            running.Run($"Exports {i}", LoopAsync);
        await Waiting.ForTheEndAsync(stopping);
    }

    private async Task LoopAsync(CancellationToken cancellationToken)
    {
        var armed = wakeUp.Asked.Arm();
        if (await queue.ClaimAsync(cancellationToken) is { } claimed)
            await MakeAsync(claimed, cancellationToken);
        else
            await Waiting.ForAnyAsync(options.Poll, cancellationToken, armed);
    }

    private async Task MakeAsync(ListExport claimed, CancellationToken cancellationToken)
    {
        try
        {
            await run.MakeAsync(claimed, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process ends in good order: another one need not wait for the lease.
            await queue.NoteAsync(claimed, (e, _) => e.PutOff(DateTime.UnixEpoch), CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            LogFailed(logger, e, claimed.Id.Value, claimed.List, claimed.Attempts);
            await run.PutOffAsync(claimed, ErrorCodes.Internal, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The export {Export} of {List} failed at try {Attempt}; it is tried again, or given up")]
    private static partial void LogFailed(ILogger logger, Exception failure, Guid export, string list, int attempt);
}
