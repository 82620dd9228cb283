using System.Globalization;

namespace Modular.Persistence.Tests.Background;

/// <summary>However many ask, the database is asked once for each change; and nobody is told what was true before the change that he knows of.</summary>
public sealed class SharedReadingTests
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    private readonly WakeUp _changed = new();
    private int _stored;
    private int _reads;

    [Fact]
    public async Task A_hundred_that_were_woken_by_one_change_cost_one_reading()
    {
        var shared = Shared(Never);
        for (var change = 1; change <= 5; change++)
        {
            Volatile.Write(ref _stored, change);
            _changed.Pulse();
            var told = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () => await shared.GetAsync(default))));
            Assert.All(told, value => Assert.Equal($"{change}", value));
            Assert.Equal(change, _reads);
        }
    }

    [Fact]
    public async Task Nobody_is_told_what_was_before_a_change_that_has_pulsed()
    {
        var shared = Shared(Never);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var writer = Task.Run(async () =>
        {
            for (; !stop.IsCancellationRequested; await Task.Yield())
            {
                Interlocked.Increment(ref _stored);
                _changed.Pulse();
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var before = Volatile.Read(ref _stored);
                var told = int.Parse(await shared.GetAsync(default), CultureInfo.InvariantCulture);
                // The last change may still be before its pulse, which is what wakes whoever waits for it.
                Assert.True(told >= before - 1, $"{told} after {before}");
            }
        })));
        await writer;
        Assert.Equal($"{_stored}", await shared.GetAsync(default));
    }

    [Fact]
    public async Task A_reading_that_failed_is_made_again_and_one_that_grew_old_too()
    {
        var isAway = true;
        var shared = new SharedReading<string>(_changed, TimeSpan.FromMilliseconds(20), (before, _) =>
            isAway ? throw new TimeoutException() : Task.FromResult($"{before}+"));
        await Assert.ThrowsAsync<TimeoutException>(async () => await shared.GetAsync(default));
        isAway = false;
        Assert.Equal("+", await shared.GetAsync(default));
        await Task.Delay(40);
        Assert.Equal("++", await shared.GetAsync(default));
    }

    private SharedReading<string> Shared(TimeSpan youngFor) => new(_changed, youngFor, async (_, cancellationToken) =>
    {
        Interlocked.Increment(ref _reads);
        var read = $"{Volatile.Read(ref _stored)}";
        await Task.Delay(1, cancellationToken);
        return read;
    });
}
