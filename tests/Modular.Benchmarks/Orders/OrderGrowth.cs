using System.Diagnostics;
using System.Globalization;

namespace Modular.Benchmarks.Orders;

/// <summary>How long requests take while few orders are stored, and while many are.</summary>
internal static class OrderGrowth
{
    private const int WarmUp = 50;
    private const double Allowed = 1.3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Measures with each number of stored orders, and prints what has become of each kind of request.</summary>
    public static async Task RunAsync(OrderSite site, OrdersOptions options, TextWriter output)
    {
        // The demo's orders are what is copied, and others have heard of all of them before they are told of no copy.
        await using (await site.StartHostAsync())
        {
            var begun = Stopwatch.StartNew();
            while (await OrderFollowers.WaitingAsync(site) > 0 && begun.Elapsed < Patience)
                await Task.Delay(TimeSpan.FromSeconds(1));
        }

        var medians = new List<IReadOnlyDictionary<string, double>>();
        var counts = new List<long>();
        foreach (var stored in options.Stored)
        {
            var filling = Stopwatch.StartNew();
            counts.Add(await StoredOrders.FillAsync(site, stored));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{site.On}: {counts[^1]} orders are stored, after {filling.Elapsed.TotalSeconds:0} s"));
            medians.Add(await MeasureAsync(site, options.Requests));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{site.On}: medians of {options.Requests} requests at 1 client, in ms, by the number of orders that are stored"));
        await output.WriteLineAsync(Line("", [.. counts.Select(c => $"{c}")], ""));
        foreach (var name in medians[0].Keys)
        {
            var ratio = medians[^1][name] / medians[0][name];
            await output.WriteLineAsync(Line(name, [.. medians.Select(m => Text(m[name], "0.00"))], $"{Text(ratio, "0.00")} times{(ratio > Allowed ? $"   OVER {Text(Allowed, "0.0")}" : "")}"));
        }

        await output.WriteLineAsync(Line("orders placed a second", [.. medians.Select(m => Text(1000 / m[OrderReads.Placement], "0.0"))], ""));
    }

    private static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(OrderSite site, int requests)
    {
        await using var server = await site.StartHostAsync();
        using var http = new HttpClient { BaseAddress = new Uri(server.Address, "/") };
        var client = new OrderClient(http);
        var load = new OrderLoad(client);
        await load.PrepareAsync();
        var reads = new OrderReads(client, load);
        await reads.PrepareAsync();
        var times = reads.All.ToDictionary(r => r.Name, _ => new List<double>());
        // In turn, so that whatever else the machine does slows all of them alike.
        for (var i = -WarmUp; i < requests; i++)
        {
            foreach (var (name, ask) in reads.All)
            {
                var begun = Stopwatch.GetTimestamp();
                await ask(i + WarmUp);
                if (i >= 0)
                    times[name].Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }

        return times.ToDictionary(t => t.Key, t => t.Value.Order().ElementAt(t.Value.Count / 2));
    }

    private static string Line(string name, IReadOnlyList<string> cells, string ending)
    {
        var row = string.Concat(cells.Select(c => c.PadLeft(12)));
        return $"  {name.PadRight(42)}{row}   {ending}".TrimEnd();
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
