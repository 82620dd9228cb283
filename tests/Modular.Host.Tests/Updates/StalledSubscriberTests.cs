using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Updates;

/// <summary>Who subscribes to orders and does not read is ended, and misses nothing on coming back by the last cursor that it has.</summary>
public sealed class StalledSubscriberTests
{
    private const int Orders = 25;

    // The host waits 30 s for something to be taken, and cuts a WebSocket that takes nothing after twice that.
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Who_does_not_read_is_ended_and_misses_nothing_on_coming_back()
    {
        await using var host = await EndToEndHost.OverAsync(null, "--Demo:Data=small");
        var market = await Market.OpenAsync(host.Client, merchants: 1);
        var begin = await UpdatesSeen.NowAsync(host.Client);
        await SellAsync(host, market, 1, Orders);
        var (address, token) = (host.Client.Http.BaseAddress!, await host.Client.TokenAsync("admin"));
        using var socket = await SocketSubscriber.ConnectAsync(address, token, isNarrow: true);
        using var events = await EventStreamSubscriber.ConnectAsync(address, token, isNarrow: true);
        foreach (var subscriber in new ISubscriber[] { socket, events })
            await subscriber.SubscribeAsync("1", UpdateCursors.LargeUpdates, begin);
        await Task.WhenAll(Task.Delay(Stalled), SellAsync(host, market, Orders + 1, 2));

        var overSocket = await socket.ReadCursorsAsync().WaitAsync(Longest.Wait);
        Assert.True(overSocket.End!.IsSlowConsumer(overSocket.Cursors), $"{overSocket.End}");
        var overEvents = await events.ReadCursorsAsync().WaitAsync(Longest.Wait);
        Assert.Equal(StreamMessage.Cut, overEvents.End);

        List<string> all = [.. (await UpdatesSeen.AllAsync(host.Client, begin)).Select(u => u.Cursor)];
        foreach (var cursors in new[] { overSocket.Cursors, overEvents.Cursors })
        {
            // Else its connection held all of it, and it was never stalled. Where it is cut, what it has not read may be lost to it.
            Assert.InRange(cursors.Count, 0, all.Count - 1);
            using var returned = await SocketSubscriber.ConnectAsync(address, token);
            await returned.SubscribeAsync("1", UpdateCursors.LargeUpdates, cursors.Count > 0 ? cursors[^1] : begin);
            var (rest, end) = await returned.ReadCursorsAsync(all[^1]).WaitAsync(Longest.Wait);
            Assert.Null(end);
            Assert.Equal(all, [.. cursors, .. rest]);
        }
    }

    private static async Task SellAsync(EndToEndHost host, Market market, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            var order = market.OrderOf(number);
            while (!order.IsFinished)
            {
                await order.SendNextAsync(host.Client);
                Assert.Null(order.Fault);
            }
        }
    }
}
