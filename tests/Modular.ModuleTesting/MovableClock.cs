namespace Modular.ModuleTesting;

/// <summary>A clock that stands still until the test moves it. Timers and delays still run by the machine's clock.</summary>
public sealed class MovableClock : TimeProvider
{
    /// <summary>When every test begins: a Monday, 10:00 in Shanghai (UTC).</summary>
    public static readonly DateTime Start = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    private DateTime _now = Start;

    /// <summary>The time now (UTC).</summary>
    /// <exception cref="ArgumentException">The time is not in UTC.</exception>
    public DateTime Now
    {
        get => _now;
        set => _now = value.Kind == DateTimeKind.Utc ? value : throw new ArgumentException("The clock runs in UTC.", nameof(value));
    }

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan span) => Now += span;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(_now);
}
