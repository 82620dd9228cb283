using System.Diagnostics.CodeAnalysis;

namespace Modular.Persistence;

/// <summary>
/// What many in this process ask of the database at the same moment, read once for all of them: again when the wake-up has pulsed since, and when it is no longer young.
/// Whoever arms the wake-up and then asks misses nothing that came before the arming.
/// </summary>
/// <param name="changed">Pulses when the answer may have changed.</param>
/// <param name="youngFor">How long an answer is good without a pulse, for what other processes do.</param>
/// <param name="read">Reads it; it is given what was read before, null the first time.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing.")]
internal sealed class SharedReading<T>(WakeUp changed, TimeSpan youngFor, Func<T?, CancellationToken, Task<T>> read) where T : class
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Reading? _last;

    /// <summary>What is there.</summary>
    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && IsGood(last))
            return last.Value;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            last = _last;
            if (last is not null && IsGood(last))
                return last.Value;
            var armed = changed.Arm();
            var readAt = Environment.TickCount64;
            var value = await read(last?.Value, cancellationToken);
            _last = new(value, armed, readAt);
            return value;
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsGood(Reading reading) => !reading.Armed.IsCompleted && Environment.TickCount64 - reading.ReadAt < youngFor.TotalMilliseconds;

    private sealed record Reading(T Value, Task Armed, long ReadAt);
}
