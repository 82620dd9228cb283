using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>How somebody follows.</summary>
internal enum FollowedOver
{
    /// <summary>Over a WebSocket, <c>after</c> being given as a variable.</summary>
    Socket,

    /// <summary>Over server-sent events, coming back with <c>Last-Event-ID</c>.</summary>
    Events,
}

/// <summary>Somebody who follows a subscription, is cut off whenever the host stops, and comes back by the last cursor.</summary>
internal sealed class FeedFollower : IAsyncDisposable
{
    private readonly EndToEndHost _host;
    private readonly string _user;
    private readonly string _document;
    private readonly Func<JsonElement, string> _told;
    private readonly FollowedOver _over;
    private readonly Random? _cutter;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<string> _events = [];
    private readonly Task _reading;
    private string? _after;

    /// <summary>Begins to follow.</summary>
    /// <param name="host">The host, which may be started again.</param>
    /// <param name="user">Who follows.</param>
    /// <param name="document">The subscription of one field, with a variable <c>after</c>; each update tells its <c>cursor</c>.</param>
    /// <param name="after">The cursor to begin behind.</param>
    /// <param name="told">What is kept of an update.</param>
    /// <param name="over">How.</param>
    /// <param name="cutter">Cuts the connection off now and then; null where nobody does.</param>
    public FeedFollower(
        EndToEndHost host, string user, string document, string after, Func<JsonElement, string> told, FollowedOver over = FollowedOver.Socket, Random? cutter = null)
    {
        (_host, _user, _document, _after, _told, _over, _cutter) = (host, user, document, after, told, over, cutter);
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
            using var connection = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            if (_cutter is not null)
                connection.CancelAfter(_cutter.Next(50, 5_000));
            try
            {
                await foreach (var result in ReadAsync(_host.Client, connection.Token))
                    Take(result.GetProperty("data").EnumerateObject().Single().Value);
            }
            catch (Exception) when (!_stopping.IsCancellationRequested)
            {
                Returns++;
                if (!connection.IsCancellationRequested)
                    await Task.Delay(100 + (_cutter?.Next(400) ?? 0), CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async IAsyncEnumerable<JsonElement> ReadAsync(GraphQLClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (address, token) = (client.Http.BaseAddress!, await client.TokenAsync(_user));
        if (_over == FollowedOver.Socket)
        {
            await foreach (var result in SocketSubscription.ReadAsync(address, token, _document, new { after = _after }, cancellationToken))
                yield return result;
            yield break;
        }

        await foreach (var (_, result) in StreamedSubscription.ReadAsync(address, token, _document, _after, cancellationToken))
            yield return result;
    }

    private void Take(JsonElement update)
    {
        lock (_events)
            _events.Add(_told(update));
        _after = update.GetProperty("cursor").GetString();
    }
}
