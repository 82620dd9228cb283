using System.Globalization;
using Modular.Benchmarks.Http;
using Modular.Testing;

namespace Modular.Benchmarks.Orders;

/// <summary>
/// Orders that are placed, paid and confirmed over HTTP, beside bare commits of one row on the same disk in the same run, and beside a floor: a server that does nothing but the commits
/// of the same requests. The ratios say how much of what the disk gives is left for whoever sells, and how much of the rest is the product's own.
/// </summary>
internal static class OrdersBenchmark
{
    /// <summary>Runs the comparison on each database.</summary>
    public static async Task<int> RunAsync(OrdersOptions options, TextWriter output)
    {
        foreach (var on in options.On)
        {
            await using var site = await OrderSite.MakeAsync(on);
            if (options.Clients.Count > 0)
                await CompareAsync(site, options, output);
            if (options.Stored.Count > 0)
                await OrderGrowth.RunAsync(site, options, output);
        }

        return 0;
    }

    private static async Task CompareAsync(OrderSite site, OrdersOptions options, TextWriter output)
    {
        await using var server = await site.StartHostAsync();
        await using var plain = await ServerProcess.StartAsync("listening: ", site.Folder,
            typeof(OrdersBenchmark).Assembly.Location, "serve-floor", $"{site.On}", string.Join(',', options.Floor), await site.NewDatabaseAsync(), await site.NewDatabaseAsync());
        using var http = new HttpClient { BaseAddress = new Uri(server.Address, "/") };
        using var beside = new HttpClient { BaseAddress = new Uri(plain.Address, "/") };
        await using var bare = await BareCommits.MakeAsync(site.On, await site.NewDatabaseAsync());
        var load = new OrderLoad(new OrderClient(http));
        await load.PrepareAsync();
        var floor = load.At(beside);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{site.On}: {options.Rounds} rounds of {options.Seconds} s for each; an order is {FloorServer.Steps.Count} requests, and on the floor {string.Join(" + ", options.Floor)} commits that follow each other"));
        var (time, seconds) = (TimeSpan.FromSeconds(options.Seconds), options.Rounds * options.Seconds);
        foreach (var clients in options.Clients)
        {
            var (orders, least, commits) = (0, 0, 0);
            for (var round = -options.WarmUp; round < options.Rounds; round++)
            {
                var (sold, answered, written) = (await load.RunAsync(clients, time), await floor.RunAsync(clients, time), await bare.RunAsync(clients, time));
                if (round >= 0)
                    (orders, least, commits) = (orders + sold, least + answered, commits + written);
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {clients,2} clients: {orders / seconds,7:0.0} orders/s placed, paid and confirmed; {least / seconds,7:0.0} on the floor; {commits / seconds,7:0} bare commits/s;   product ÷ floor {Share(orders, least)}, product ÷ bare {Share(orders, commits)} (1 order for {(double)commits / orders:0.0} commits), floor ÷ bare {Share(least, commits)}"));
        }
    }

    private static string Share(int part, int whole) => ((double)part / whole).ToString("0.000", CultureInfo.InvariantCulture);
}
