using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Somebody who follows a subscription over a WebSocket, is cut off whenever the host stops, and comes back by the last cursor.</summary>
internal sealed class FeedFollower : IAsyncDisposable
{
    private readonly EndToEndHost _host;
    private readonly string _user;
    private readonly string _document;
    private readonly Func<JsonElement, string> _told;
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
    public FeedFollower(EndToEndHost host, string user, string document, string after, Func<JsonElement, string> told)
    {
        (_host, _user, _document, _after, _told) = (host, user, document, after, told);
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
            try
            {
                var client = _host.Client;
                await foreach (var result in SocketSubscription.ReadAsync(client.Http.BaseAddress!, await client.TokenAsync(_user), _document, new { after = _after }, _stopping.Token))
                    Take(result.GetProperty("data").EnumerateObject().Single().Value);
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
            _events.Add(_told(update));
        _after = update.GetProperty("cursor").GetString();
    }
}
