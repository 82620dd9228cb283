namespace Modular.ModuleTesting;

/// <summary>A clock that stands still until the test moves it. Timers and delays made by it go off when the test moves it past their time, in their order.</summary>
public sealed class MovableClock : TimeProvider
{
    /// <summary>When every test begins: a Monday, 10:00 in Shanghai (UTC).</summary>
    public static readonly DateTime Start = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    private readonly Lock _lock = new();
    private readonly HashSet<ClockTimer> _armed = [];
    private DateTime _now = Start;

    /// <summary>The time now (UTC). Set to an earlier time, it sets no timer off.</summary>
    /// <exception cref="ArgumentException">The time is not in UTC.</exception>
    public DateTime Now
    {
        get
        {
            lock (_lock)
                return _now;
        }

        set
        {
            if (value.Kind != DateTimeKind.Utc)
                throw new ArgumentException("The clock runs in UTC.", nameof(value));
            while (NextBefore(value) is { } timer)
                timer.GoOff();
        }
    }

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan span) => Now += span;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Now);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Now.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClockTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The next timer until then, the clock moved to its time; null where there is none, the clock moved to the end.</summary>
    private ClockTimer? NextBefore(DateTime end)
    {
        lock (_lock)
        {
            var next = _armed.Where(t => t.DueAt <= end).MinBy(t => t.DueAt);
            _now = next is null ? end : next.DueAt > _now ? next.DueAt : _now;
            if (next is not null && !next.Rearm())
                _armed.Remove(next);
            return next;
        }
    }

    private sealed class ClockTimer(MovableClock clock, Action callback) : ITimer
    {
        private TimeSpan _period;

        public DateTime DueAt { get; private set; }

        public void GoOff() => callback();

        /// <summary>Sets the next time of a timer that repeats; false for one that does not.</summary>
        public bool Rearm()
        {
            if (_period <= TimeSpan.Zero)
                return false;
            DueAt += _period;
            return true;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                DueAt = clock._now + (dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    clock._armed.Remove(this);
                else if (dueTime > TimeSpan.Zero)
                    clock._armed.Add(this);
            }

            if (dueTime == TimeSpan.Zero)
                ThreadPool.QueueUserWorkItem(_ => callback());
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._armed.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
