namespace Modular.Persistence;

/// <summary>Waits for one of several things, but not for long.</summary>
internal static class Waiting
{
    /// <summary>Ends when one of the tasks has, or after the time; throws when it is cancelled. No timer is left behind.</summary>
    public static async Task ForAnyAsync(TimeSpan atMost, CancellationToken cancellationToken, params Task[] armed)
    {
        var any = armed is [var only] ? only : Task.WhenAny(armed);
        await any.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
