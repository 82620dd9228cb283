using System.Text.Json;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Spine;

/// <summary>An integrator who follows a merchant's orders over a WebSocket, is cut off whenever the host dies, and comes back by the last cursor.</summary>
internal sealed class OrderFollower : IAsyncDisposable
{
    private const string Document = "subscription($after: String) { orderUpdates(after: $after) { cursor event order { id } } }";

    private readonly EndToEndHost _host;
    private readonly string _user;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<string> _events = [];
    private readonly Task _reading;
    private string? _after;

    private OrderFollower(EndToEndHost host, string user, string after)
    {
        (_host, _user, _after) = (host, user, after);
        _reading = Task.Run(FollowAsync);
    }

    /// <summary>How often it has tried to come back.</summary>
    public int Returns { get; private set; }

    /// <summary>What it was told, in order.</summary>
    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    /// <summary>Begins to follow from the present on.</summary>
    public static async Task<OrderFollower> StartAsync(EndToEndHost host, string user)
    {
        var now = await host.Client.DataAsync(user, "{ orderEvents(first: 1) { cursor } }");
        return new(host, user, now.GetProperty("orderEvents").GetProperty("cursor").GetString()!);
    }

    /// <summary>All that happened since, as it is told to whoever asks now and then.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(GraphQLClient client, string user)
    {
        var page = (await client.DataAsync(user, "{ orderEvents(first: 50) { hasMore updates { event order { id } } } }")).GetProperty("orderEvents");
        Assert.False(page.GetProperty("hasMore").GetBoolean());
        return [.. page.GetProperty("updates").EnumerateArray().Select(Of)];
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reading;
        _stopping.Dispose();
    }

    private async Task FollowAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var client = _host.Client;
                await foreach (var result in SocketSubscription.ReadAsync(client.Http.BaseAddress!, await client.TokenAsync(_user), Document, new { after = _after }, _stopping.Token))
                    Take(result.GetProperty("data").GetProperty("orderUpdates"));
            }
            catch (Exception) when (!_stopping.IsCancellationRequested)
            {
                Returns++;
                await Task.Delay(100, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Take(JsonElement update)
    {
        lock (_events)
            _events.Add(Of(update));
        _after = update.GetProperty("cursor").GetString();
    }

    private static string Of(JsonElement update) => $"{update.GetProperty("event").GetString()} {update.GetProperty("order").GetProperty("id").GetString()}";
}
