using System.Diagnostics;
using System.Globalization;

namespace Modular.Benchmarks.Subscriptions;

/// <summary>The memory of the host for each subscription while nothing happens: many that have a connection each, and many that share connections. Afterwards each must be told of an order.</summary>
internal sealed class IdleMeasurement(SubscriptionsOptions options, TextWriter output)
{
    private const int WarmUp = 200;
    private const int StepsOfAnOrder = 3;
    private const double GoalKiB = 40;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Measures each way to subscribe, on a fresh host.</summary>
    public async Task RunAsync()
    {
        await MeasureAsync("half over a WebSocket and half over an event stream of its own", [(options.Idle / 2, 1, true), (options.Idle - (options.Idle / 2), 1, false)]);
        await MeasureAsync($"{options.PerConnection} on each WebSocket", [(options.Idle / options.PerConnection, options.PerConnection, true)]);
    }

    private async Task MeasureAsync(string how, (int Connections, int Each, bool IsSocket)[] parts)
    {
        await using var host = await DemoHost.StartAsync();
        await WarmUpAsync(host);
        var after = await OrderHistory.EndAsync(host);
        await output.WriteLineAsync($"\n{parts.Sum(p => p.Connections * p.Each)} idle subscriptions, {how}");
        var (before, watch, all) = (await host.MemoryAsync(), Stopwatch.StartNew(), 0);
        var opened = before;
        using (var subscribers = new IdleSubscribers())
        {
            foreach (var (connections, each, isSocket) in parts)
            {
                var count = connections * each;
                watch.Restart();
                await subscribers.OpenAsync(host, connections, each, isSocket, after);
                await Task.Delay(Settling);
                var time = watch.Elapsed - Settling;
                var (now, previous) = (await host.MemoryAsync(), opened);
                (opened, all) = (now, all + count);
                await ReportAsync($"{(isSocket ? "WebSocket" : "event stream")}: {count} opened in {Seconds(time)} s", now - previous, count);
            }

            await ReportAsync("all", opened - before, all);
            await IdleAsync(host);
            await TellAsync(host, subscribers, all);
        }

        await Task.Delay(Settling);
        var left = await host.MemoryAsync() - before;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  when all have gone {left.Resident / 1048576.0:0.0} MiB of resident memory and {left.Heap / 1048576.0:0.0} MiB of objects more than before"));
    }

    // Methods are compiled, pools filled and connections to the database opened before anything is counted.
    private static async Task WarmUpAsync(DemoHost host)
    {
        var after = await OrderHistory.EndAsync(host);
        using var subscribers = new IdleSubscribers();
        await subscribers.OpenAsync(host, WarmUp, 1, isSocket: true, after);
        await subscribers.OpenAsync(host, WarmUp, 1, isSocket: false, after);
        await host.Load.SellOneAsync(0);
        await subscribers.UntilToldAsync(2 * WarmUp * StepsOfAnOrder, Patience);
    }

    private async Task IdleAsync(DemoHost host)
    {
        var before = host.ProcessorTime();
        await Task.Delay(Settling);
        var (share, resident) = ((host.ProcessorTime() - before) / Settling, await host.ResidentAsync() / 1048576.0);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  while idle {share:P0} of one processor; resident memory without a collection {resident:0} MiB in all"));
    }

    private async Task TellAsync(DemoHost host, IdleSubscribers subscribers, int all)
    {
        var watch = Stopwatch.StartNew();
        await host.Load.SellOneAsync(1);
        await subscribers.UntilToldAsync(all * StepsOfAnOrder, Patience);
        await output.WriteLineAsync($"  an order's {StepsOfAnOrder} updates: told {subscribers.Told} times of {all * StepsOfAnOrder}, after {Seconds(watch.Elapsed)} s; ended {subscribers.Ended}");
        if (subscribers.Told != all * StepsOfAnOrder || subscribers.Ended > 0)
            throw new InvalidOperationException("Some subscriptions were not alive.");
    }

    private Task ReportAsync(string what, HostMemory more, int count)
    {
        var (resident, heap) = (more.Resident / 1024.0 / count, more.Heap / 1024.0 / count);
        return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-48} {resident,6:0.0} KiB of resident memory each, {heap,6:0.0} KiB of objects (goal {GoalKiB:0} KiB or less: {(resident <= GoalKiB ? "kept" : "missed")})"));
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
