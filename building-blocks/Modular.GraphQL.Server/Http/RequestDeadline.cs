using System.Diagnostics;
using Microsoft.Extensions.ObjectPool;

namespace Modular.GraphQL.Server.Http;

/// <summary>
/// A token that ends when the client goes away or the time is over; used again after <see cref="TryReset"/>. Its timer is left to run from
/// one request to the next and looks at the end of the time when it fires: all timers of a process share few locks, and a small request
/// spent a fifth of its time there when each set its own.
/// </summary>
internal sealed class RequestDeadline : IResettable, IDisposable
{
    private const long Never = long.MaxValue;

    private readonly Lock _turn = new();
    private readonly CancellationTokenSource _source = new();
    private readonly Timer _timer;
    private CancellationTokenRegistration _registration;
    private long _end = Never;
    private long _fires = Never;
    private bool _isOver;

    public RequestDeadline()
    {
        // What flows with the first request is none of the later ones' business.
        using (ExecutionContext.SuppressFlow())
            _timer = new(static deadline => ((RequestDeadline)deadline!).Fire(), this, Timeout.Infinite, Timeout.Infinite);
    }

    public CancellationToken Token => _source.Token;

    public bool IsOver => _source.IsCancellationRequested;

    /// <summary>Starts the clock; a second call starts it anew.</summary>
    public void Start(TimeSpan limit, CancellationToken aborted)
    {
        _registration.Dispose();
        _registration = aborted.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        lock (_turn)
        {
            var now = Stopwatch.GetTimestamp();
            _end = now + (long)(limit.TotalSeconds * Stopwatch.Frequency);
            if (_end < _fires)
                FireAtEnd(now);
        }
    }

    /// <summary>Ends the token now.</summary>
    public void End() => _source.Cancel();

    /// <inheritdoc/>
    public bool TryReset()
    {
        _registration.Dispose();
        _registration = default;
        lock (_turn)
        {
            _end = Never;
            return !_isOver && _source.TryReset();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose();
        lock (_turn)
        {
            _end = Never;
            // What is over may be cancelled at this very moment; an exception in a timer would end the process.
            if (!_isOver)
                _source.Dispose();
        }
    }

    private void Fire()
    {
        lock (_turn)
        {
            _fires = Never;
            if (_end == Never)
                return;
            var now = Stopwatch.GetTimestamp();
            if (_end > now)
            {
                FireAtEnd(now);
                return;
            }

            // From here on it is not used again, so that the cancellation cannot meet a later request.
            _isOver = true;
        }

        _source.Cancel();
    }

    private void FireAtEnd(long now)
    {
        _fires = _end;
        // A timer counts whole milliseconds, and must not fire before the end.
        _timer.Change((long)Math.Ceiling(Stopwatch.GetElapsedTime(now, _end).TotalMilliseconds), Timeout.Infinite);
    }
}
