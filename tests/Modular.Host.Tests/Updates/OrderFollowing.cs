using System.Text.Json;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Updates;

/// <summary>One of many who follow: every twentieth all orders, the others those of one merchant; half of them over a WebSocket, half over server-sent events.</summary>
internal sealed class OrderFollowing : IAsyncDisposable
{
    private const int OneInAll = 20;

    private readonly FeedFollower _follower;
    private readonly string? _merchant;
    private readonly int _number;

    public OrderFollowing(EndToEndHost host, Market market, string begin, int number, Random cutter)
    {
        _number = number;
        _merchant = number % OneInAll == 0 ? null : market.Merchants[number % market.Merchants.Count];
        var where = _merchant is null ? "" : $", where: {{ merchantId: \"{_merchant}\" }}";
        var over = number % 2 == 0 ? FollowedOver.Events : FollowedOver.Socket;
        var (declared, after) = over == FollowedOver.Socket ? ("($after: String)", "$after") : ("", "null");
        _follower = new(host, "admin", $"subscription{declared} {{ orderUpdates(after: {after}{where}) {{ cursor event order {{ id }} }} }}", begin, Of, over, cutter);
    }

    /// <summary>How often it came back.</summary>
    public int Returns => _follower.Returns;

    /// <summary>How many updates it was told.</summary>
    public int Told => _follower.Events.Count;

    /// <summary>Fails unless it was told each of its updates once, in order, and nothing else.</summary>
    public async Task AssertToldAsync(IReadOnlyList<UpdateSeen> all)
    {
        var own = all.Where(u => _merchant is null || u.Merchant == _merchant).Select(u => u.Text).ToList();
        await Aftermath.UntilAsync(() => Task.FromResult(Told >= own.Count), () => $"Follower {_number} was told {Told} of {own.Count}, and came back {Returns} times.");
        Assert.Equal(own, _follower.Events);
    }

    public ValueTask DisposeAsync() => _follower.DisposeAsync();

    private static string Of(JsonElement update) =>
        $"{update.GetProperty("cursor").GetString()} {update.GetProperty("event").GetString()} {update.GetProperty("order").GetProperty("id").GetString()}";
}
