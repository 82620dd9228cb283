namespace Modular.Host;

/// <summary>
/// Keeps the framework from logging a failed start with its stack trace: it is told in one message. Opened once the host
/// listens, so that background work that fails later is logged in full.
/// </summary>
internal sealed class StartLog
{
    private volatile bool _isOpen;

    /// <summary>Whether the framework's host may log.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>The host listens.</summary>
    public void Open() => _isOpen = true;
}
