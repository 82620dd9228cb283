using System.Globalization;
using System.Runtime.Versioning;
using Modular.Testing;

namespace Modular.Benchmarks.Subscriptions;

/// <summary>
/// How those end who stall: half of those over a WebSocket read again after a while and must find the error SLOW_CONSUMER with the last cursor that was sent, the others are cut.
/// Each then comes back by the last cursor that it has received, and must have been told every update once.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class StallEndings(SubscriptionsOptions options, TextWriter output)
{
    // After the time in which something must be taken (30 s), and before the cut of a connection that takes nothing at all (twice that).
    private static readonly TimeSpan TakesUpAgain = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Stalls so many, and fails unless they end so and miss nothing.</summary>
    public async Task RunAsync(DemoHost host, string first)
    {
        var ends = await Task.WhenAll(Enumerable.Range(0, Math.Max(3, options.Stalled)).Select(n => EndAsync(host, first, isSocket: n % 3 != 2, readsAgain: n % 3 == 0)));
        foreach (var group in ends.GroupBy(e => e.How))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {group.Count()} {group.Key}, {group.Min(e => e.After.TotalSeconds):0.0} to {group.Max(e => e.After.TotalSeconds):0.0} s after they had stopped; {group.Min(e => e.Before)} updates before, up to {group.Max(e => e.Resumed)} on coming back, missed {group.Sum(e => e.Missed)}"));
        }

        if (ends.Any(e => e.Missed != 0))
            throw new InvalidOperationException("Updates were missed, or told twice.");
    }

    private static async Task<Ending> EndAsync(DemoHost host, string first, bool isSocket, bool readsAgain)
    {
        using var client = await StalledClient.OpenAsync(host, isSocket, first);
        while (client.IsOpen && client.Stalled < (readsAgain ? TakesUpAgain : Patience))
            await Task.Delay(50);
        var (stalled, wasOpen) = (client.Stalled, client.IsOpen);
        // Something happens meanwhile.
        await host.Load.SellOneAsync(1);
        var (cursors, end) = await client.ReadAsync();
        var before = cursors.Count > 0 ? cursors[^1] : first;
        if (wasOpen && !end!.IsSlowConsumer(cursors))
            throw new InvalidOperationException($"One who read again after {stalled.TotalSeconds:0} s found {end}, after {before}.");
        if (!wasOpen && end!.Kind != StreamMessageKind.Closed)
            throw new InvalidOperationException($"One whose connection was cut found {end}.");
        var all = await OrderHistory.CursorsAsync(host, first);
        var resumed = await StalledClient.ResumeAsync(host, isSocket, before, all[^1]);
        var how = $"over {(isSocket ? "a WebSocket" : "server-sent events")} {(wasOpen ? "were told SLOW_CONSUMER and the last cursor when they read again" : "were cut")}";
        string[] told = [.. cursors, .. resumed];
        // Others may have sold since, so that more was told than was there a moment ago.
        return new(how, stalled, cursors.Count, resumed.Count, told.Take(all.Count).SequenceEqual(all) ? 0 : Math.Max(1, all.Except(told).Count()));
    }

    private sealed record Ending(string How, TimeSpan After, int Before, int Resumed, int Missed);
}
