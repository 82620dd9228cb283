namespace Modular.Persistence;

/// <summary>
/// Wakes those in this process who wait for something new. They arm it, then look, then wait: what comes after the look has
/// woken them already.
/// </summary>
public sealed class WakeUp
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next pulse after this call.</summary>
    public Task Arm() => Volatile.Read(ref _next).Task;

    /// <summary>Wakes all who have armed it.</summary>
    public void Pulse() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
