namespace Modular.Persistence;

/// <summary>How often something may be tried.</summary>
/// <param name="Kind">What is counted, for example <c>sign-in of an account</c>; part of the counter's hash.</param>
/// <param name="Most">How many attempts are free.</param>
/// <param name="Window">Without a wait that grows: the time in which they are, from the first one on. With one: after how long without an attempt all is forgotten.</param>
/// <param name="FirstWait">How long nothing may be tried once the free attempts are used up, doubled with each one after; null where the window's end is waited for.</param>
/// <param name="LongestWait">As long as such a wait gets at most.</param>
public sealed record AttemptRule(string Kind, int Most, TimeSpan Window, TimeSpan? FirstWait = null, TimeSpan LongestWait = default)
{
    // Beyond it the longest wait is reached with any sensible first one.
    private const int MostDoublings = 20;

    /// <summary>The counter after one more attempt.</summary>
    internal AttemptCounter Next(byte[] id, AttemptCounter? last, DateTime now)
    {
        var isNew = last is null || last.ForgetAt <= now;
        var count = isNew ? 1 : last!.Count + 1;
        var forgetAt = isNew || FirstWait is not null ? now + Window : last!.ForgetAt;
        return new()
        {
            Id = id, Count = count, ForgetAt = forgetAt, BlockedUntil = count < Most ? now : FirstWait is { } first ? now + WaitAfter(first, count) : forgetAt,
            Changes = (last?.Changes ?? 0) + 1,
        };
    }

    private TimeSpan WaitAfter(TimeSpan first, int count)
    {
        var wait = first * (1L << Math.Min(count - Most, MostDoublings));
        return wait < LongestWait ? wait : LongestWait;
    }
}

/// <summary>Whether an attempt may be made.</summary>
/// <param name="IsAllowed">Whether it may; it has been counted then.</param>
/// <param name="RetryAfter">How long to wait where it may not.</param>
public readonly record struct AttemptAnswer(bool IsAllowed, TimeSpan RetryAfter);
