using Modular.Kernel;

namespace Modular.Host;

/// <summary>Runs the modules' background work from the moment at which the host is ready; before, databases may lack their tables.</summary>
internal sealed class ServingWork(Readiness readiness, IEnumerable<IBackgroundWork> work) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Opened.WaitAsync(stoppingToken);
        await Task.WhenAll(work.Select(w => w.RunAsync(stoppingToken)));
    }
}
