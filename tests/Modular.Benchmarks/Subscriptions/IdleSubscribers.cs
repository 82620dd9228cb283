using System.Collections.Concurrent;
using Modular.Testing;

namespace Modular.Benchmarks.Subscriptions;

/// <summary>Many subscriptions to all orders, which count what they are told.</summary>
internal sealed class IdleSubscribers : IDisposable
{
    private const string Query = "subscription($after: String) { orderUpdates(after: $after) { cursor event order { id } } }";
    private const int OpeningAtOnce = 16;

    private readonly ConcurrentBag<ISubscriber> _connections = [];
    private readonly ConcurrentBag<Task> _reading = [];
    private int _told;
    private int _ended;

    /// <summary>How many updates they were told.</summary>
    public int Told => Volatile.Read(ref _told);

    /// <summary>How many subscriptions or connections have ended.</summary>
    public int Ended => Volatile.Read(ref _ended);

    /// <summary>Subscribes to what comes after the cursor.</summary>
    /// <param name="host">The host.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="each">How many subscriptions each of them has.</param>
    /// <param name="isSocket">Whether they are WebSockets, else streams of server-sent events.</param>
    /// <param name="after">The cursor.</param>
    public async Task OpenAsync(DemoHost host, int connections, int each, bool isSocket, string after) =>
        await Parallel.ForEachAsync(Enumerable.Range(0, connections), new ParallelOptions { MaxDegreeOfParallelism = OpeningAtOnce }, async (_, _) =>
        {
            var connection = await host.ConnectAsync(isSocket);
            _connections.Add(connection);
            for (var i = 0; i < each; i++)
                await connection.SubscribeAsync($"{i}", Query, after);
            _reading.Add(ReadAsync(connection));
        });

    /// <summary>Waits until they were told so many updates, or the time is over.</summary>
    public async Task UntilToldAsync(int updates, TimeSpan atMost)
    {
        for (var until = DateTime.UtcNow + atMost; Told < updates && DateTime.UtcNow < until;)
            await Task.Delay(20);
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
        Task.WaitAll([.. _reading]);
    }

    private async Task ReadAsync(ISubscriber connection)
    {
        StreamMessage last;
        do
        {
            last = await connection.ReceiveAsync();
            if (last.Kind == StreamMessageKind.Next)
                Interlocked.Increment(ref _told);
            else
                Interlocked.Increment(ref _ended);
        }
        while (last.Kind != StreamMessageKind.Closed);
    }
}
