using System.Diagnostics;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Updates;

/// <summary>
/// Nobody misses an update (ORD-02): whoever follows orders over a WebSocket or server-sent events, is cut off at any moment, and comes back by the last cursor is told each event once, in order,
/// however often the host is killed meanwhile.
/// </summary>
public sealed class OrderUpdatesTests(ITestOutputHelper output)
{
    private const int Merchants = 4;

    // Every step of an order, but for those that end early.
    private const int StepsOfAnOrder = 7;

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_misses_an_update(DatabaseKind on)
    {
        var (watch, random) = (Stopwatch.StartNew(), new Random(UpdateScale.Seed));
        await using var host = await EndToEndHost.OverAsync(on == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null, "--Demo:Data=small", "--Jobs:Lease=00:00:03");
        var market = await Market.OpenAsync(host.Client, Merchants);
        var begin = await UpdatesSeen.NowAsync(host.Client);
        var followers = Enumerable.Range(0, UpdateScale.Subscribers).Select(n => new OrderFollowing(host, market, begin, n, new(random.Next()))).ToList();
        try
        {
            var load = new MixedLoad(host, firstNumber: 1, market.OrderOf);
            var each = UpdateScale.Orders * StepsOfAnOrder / (UpdateScale.Kills + 1);
            for (var kill = 0; kill < UpdateScale.Kills; kill++)
            {
                load.Start();
                await load.UntilAcknowledgedAsync(random.Next(each / 2, each + 1), mayGo: true);
                await host.KillAsync();
                await load.PauseAsync();
                await host.StartAsync();
            }

            load.Start();
            while (load.Begun < UpdateScale.Orders)
                await load.UntilAcknowledgedAsync(StepsOfAnOrder);
            await load.PauseAsync();
            await load.FinishAsync();

            var all = await UpdatesSeen.AllAsync(host.Client, begin);
            Assert.Equal(load.Journeys.Count, all.Count(u => u.Event == "PLACED"));
            foreach (var follower in followers)
                await follower.AssertToldAsync(all);
            output.WriteLine(
                $"{on}: {followers.Count} followers, {load.Journeys.Count} orders, {all.Count} updates, {UpdateScale.Kills} kills, {followers.Sum(f => f.Returns)} times cut off, "
                + $"{followers.Sum(f => f.Told)} told: missing 0, repeated 0, {watch.Elapsed.TotalSeconds:0} s");
        }
        finally
        {
            await Task.WhenAll(followers.Select(f => f.DisposeAsync().AsTask()));
        }
    }
}
