namespace Modular.Host;

/// <summary>A clock that goes some time ahead of the machine's; timers take as long as they do.</summary>
/// <param name="inner">The machine's clock.</param>
/// <param name="ahead">How far ahead it goes.</param>
internal sealed class ShiftedClock(TimeProvider inner, TimeSpan ahead) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + ahead;

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
