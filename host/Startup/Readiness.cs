using Modular.Host.Modules;

namespace Modular.Host;

/// <summary>Whether the host takes requests, and what it runs without.</summary>
internal sealed class Readiness(ModuleCatalog modules)
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isReady;

    /// <summary>Whether all startup work is done and the host is not stopping.</summary>
    public bool IsReady => _isReady;

    /// <summary>Ends when all startup work is done for the first time.</summary>
    public Task Opened => _opened.Task;

    /// <summary>The optional modules that are broken.</summary>
    public IReadOnlyList<string> Broken => [.. modules.Broken.Failures.Select(f => f.Module)];

    /// <summary>Startup work is done.</summary>
    public void Open()
    {
        _isReady = true;
        _opened.TrySetResult();
    }

    /// <summary>The host is stopping.</summary>
    public void Close() => _isReady = false;
}
