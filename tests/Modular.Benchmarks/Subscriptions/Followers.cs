using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Modular.Testing;

namespace Modular.Benchmarks.Subscriptions;

/// <summary>How late a follower was told of something, in milliseconds.</summary>
/// <param name="SinceAsked">Since the mutation was sent.</param>
/// <param name="SinceAcknowledged">Since its answer came; below zero where the update was faster.</param>
internal readonly record struct Delay(double SinceAsked, double SinceAcknowledged);

/// <summary>Those who take each update at once, half of them over WebSockets and half over server-sent events, and note when it came.</summary>
internal sealed class Followers : IDisposable
{
    private const string Query = "subscription($after: String) { orderUpdates(after: $after) { event order { id } } }";

    private readonly ConcurrentDictionary<(string Order, string Event), (long Asked, long Acknowledged)> _acknowledged = new();
    private readonly List<ISubscriber> _connections = [];
    private readonly List<ConcurrentQueue<((string, string) Update, long At)>> _arrived = [];
    private readonly List<Task> _reading = [];

    /// <summary>Subscribes to what comes from now on.</summary>
    public static async Task<Followers> OpenAsync(DemoHost host, int count)
    {
        var (followers, after) = (new Followers(), await OrderHistory.EndAsync(host));
        host.Load.Acknowledged = (order, update, asked, acknowledged) => followers._acknowledged[(order, update)] = (asked, acknowledged);
        for (var i = 0; i < count; i++)
        {
            var connection = await host.ConnectAsync(isSocket: i % 2 == 0);
            await connection.SubscribeAsync("1", Query, after);
            followers.Follow(connection);
        }

        return followers;
    }

    /// <summary>How late each update came to each follower since the last call. Waits until all have arrived.</summary>
    public async Task<List<Delay>> TakeAsync(TimeSpan atMost)
    {
        for (var until = DateTime.UtcNow + atMost; _arrived.Exists(a => a.Count < _acknowledged.Count);)
        {
            if (DateTime.UtcNow > until)
                throw new InvalidOperationException($"Followers were told {_arrived.Min(a => a.Count)} of {_acknowledged.Count} updates.");
            await Task.Delay(20);
        }

        List<Delay> delays = [.. _arrived.SelectMany(a => a).Select(a => new Delay(Milliseconds(_acknowledged[a.Update].Asked, a.At), Milliseconds(_acknowledged[a.Update].Acknowledged, a.At)))];
        _arrived.ForEach(a => a.Clear());
        _acknowledged.Clear();
        return delays;
    }

    public void Dispose()
    {
        _connections.ForEach(c => c.Dispose());
        Task.WaitAll([.. _reading]);
    }

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;

    private void Follow(ISubscriber connection)
    {
        var arrived = new ConcurrentQueue<((string, string), long)>();
        _connections.Add(connection);
        _arrived.Add(arrived);
        _reading.Add(Task.Run(async () =>
        {
            while (await connection.ReceiveAsync() is { Kind: StreamMessageKind.Next } told)
            {
                var at = Stopwatch.GetTimestamp();
                using var response = JsonDocument.Parse(told.Text);
                var update = response.RootElement.GetProperty("data").GetProperty("orderUpdates");
                arrived.Enqueue(((update.GetProperty("order").GetProperty("id").GetString()!, update.GetProperty("event").GetString()!), at));
            }
        }));
    }
}
