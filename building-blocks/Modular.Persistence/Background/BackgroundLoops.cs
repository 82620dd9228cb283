using Microsoft.Extensions.Logging;

namespace Modular.Persistence;

/// <summary>Pieces of background work of one module. Each goes on for itself; one that fails is logged and begun again.</summary>
internal sealed partial class BackgroundLoops(ILogger<BackgroundLoops> logger) : IAsyncDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private int _isDisposed;

    /// <summary>Runs the work again and again until the disposal.</summary>
    public void Run(string name, Func<CancellationToken, Task> work) => _running.Add(Task.Run(() => LoopAsync(name, work)));

    /// <summary>Ends the work, and waits until it has ended; further calls do nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    private async Task LoopAsync(string name, Func<CancellationToken, Task> work)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await work(_stop.Token);
            }
            catch (Exception e) when (_stop.IsCancellationRequested)
            {
                Ended(logger, name, e.GetType().Name);
            }
            catch (Exception e)
            {
                Failed(logger, e, name, StorageFailure.IsTemporary(e));
                await Task.Delay(AfterFailure, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Work} has ended with the process ({Reason})")]
    private static partial void Ended(ILogger logger, string work, string reason);

    [LoggerMessage(LogLevel.Error, "{Work} failed and begins again (the database is away for now: {IsTemporary})")]
    private static partial void Failed(ILogger logger, Exception failure, string work, bool isTemporary);
}
