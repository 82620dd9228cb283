using System.Collections.Concurrent;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Faults;

/// <summary>Many journeys at once, against a host that may refuse, or be gone, at any moment. What is begun is gone on with later, under the same keys.</summary>
/// <param name="host">The host.</param>
/// <param name="firstNumber">The number of the first journey.</param>
/// <param name="make">Makes the journey of a number; left out, an application's way.</param>
internal sealed class MixedLoad(EndToEndHost host, int firstNumber = 10_000, Func<int, Journey>? make = null)
{
    private const int Workers = 8;
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<Journey> _open = new();
    private readonly ConcurrentBag<Journey> _finished = [];
    private ConcurrentBag<Journey> _touched = [];
    private Task[] _working = [];
    private volatile bool _isPaused;
    private volatile bool _isEnding;
    private int _last = firstNumber - 1;
    private int _acknowledged;
    private int _refused;
    private int _lost;

    /// <summary>How many journeys were begun.</summary>
    public int Begun => _last - firstNumber + 1;

    /// <summary>The steps that the host has said are done.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>The steps that the host has asked to send again.</summary>
    public int Refused => _refused;

    /// <summary>The steps without an answer.</summary>
    public int Lost => _lost;

    /// <summary>All journeys; only while nobody works.</summary>
    public IReadOnlyList<Journey> Journeys => [.. _finished, .. _open];

    /// <summary>Begins to work, as several users at once.</summary>
    public void Start()
    {
        _isPaused = false;
        _touched = [];
        _working = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync))];
    }

    /// <summary>Waits until so many further steps are acknowledged; or, where the host may go, until nobody works any more.</summary>
    public Task UntilAcknowledgedAsync(int further, bool mayGo = false) => UntilAsync(() => _acknowledged, further, mayGo);

    /// <summary>Waits until so many further steps were refused.</summary>
    public Task UntilRefusedAsync(int further) => UntilAsync(() => _refused, further, mayGo: false);

    /// <summary>Lets each worker end the step that it is at.</summary>
    public async Task PauseAsync()
    {
        _isPaused = true;
        await Task.WhenAll(_working);
        AssertFaultless();
    }

    /// <summary>Brings all journeys to their ends and begins no new ones.</summary>
    public async Task FinishAsync()
    {
        _isEnding = true;
        Start();
        await Task.WhenAll(_working).WaitAsync(TimeSpan.FromMinutes(6));
        AssertFaultless();
        Assert.True(_open.IsEmpty, $"{_open.Count} journeys do not come to their end: {_open.FirstOrDefault()?.LastAnswer}\n{host.Output}");
    }

    /// <summary>Sends the acknowledged steps of some journeys that were under way again.</summary>
    /// <returns>How many steps.</returns>
    public async Task<int> RepeatAsync(int journeys)
    {
        var repeated = await Task.WhenAll(_touched.Distinct().Take(journeys).Select(j => j.RepeatAsync(host.Client)));
        AssertFaultless();
        return repeated.Sum();
    }

    private async Task UntilAsync(Func<int> count, int further, bool mayGo)
    {
        var until = count() + further;
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (count() < until && !(mayGo && _working.All(w => w.IsCompleted)))
        {
            if (limit.IsCancellationRequested || _working.All(w => w.IsCompleted))
            {
                AssertFaultless();
                Assert.Fail($"{_acknowledged} steps acknowledged, {_refused} refused, {_lost} lost; {_working.Count(w => w.IsCompleted)} of {Workers} have ended\n{host.Output}");
            }

            await Task.Delay(1);
        }
    }

    private void AssertFaultless()
    {
        var faults = _touched.Select(j => j.Fault).OfType<string>().ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} faults: {string.Join('\n', faults.Take(5))}\n{host.Output}");
    }

    private async Task WorkAsync()
    {
        var client = host.Client;
        while (!_isPaused && Next() is { } journey)
        {
            _touched.Add(journey);
            var isAnswered = true;
            while (isAnswered && !_isPaused && !journey.IsFinished && journey.Fault is null)
                isAnswered = await AdvanceAsync(journey, client);
            if (journey.IsFinished)
                _finished.Add(journey);
            else
                _open.Enqueue(journey);
            if (!isAnswered || journey.Fault is not null)
                return;
        }
    }

    private async Task<bool> AdvanceAsync(Journey journey, GraphQLClient client)
    {
        switch (await journey.SendNextAsync(client))
        {
            case Sent.Acknowledged:
                Interlocked.Increment(ref _acknowledged);
                return true;
            case Sent.Refused:
                Interlocked.Increment(ref _refused);
                await Task.Delay(AfterRefusal);
                return true;
            case Sent.Lost:
                Interlocked.Increment(ref _lost);
                return false;
            default:
                return true;
        }
    }

    private Journey? Next() => _open.TryDequeue(out var journey) ? journey : _isEnding ? null : make?.Invoke(Interlocked.Increment(ref _last)) ?? new(Interlocked.Increment(ref _last));
}
