namespace Modular.Persistence;

/// <summary>Waits for one of several things, but not for long; or for nothing but the end.</summary>
internal static class Waiting
{
    /// <summary>Ends when one of the tasks has, or after the time; throws when it is cancelled. No timer is left behind.</summary>
    public static async Task ForAnyAsync(TimeSpan atMost, CancellationToken cancellationToken, params Task[] armed)
    {
        var any = armed is [var only] ? only : Task.WhenAny(armed);
        await any.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Waits until the token is cancelled, and throws nothing then.</summary>
    public static async Task ForTheEndAsync(CancellationToken stopping) =>
        await Task.Delay(Timeout.InfiniteTimeSpan, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
