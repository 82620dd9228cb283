using System.Globalization;
using Modular.Benchmarks.Http;
using Modular.Testing;

namespace Modular.Benchmarks.Orders;

/// <summary>
/// Orders that are placed, paid and confirmed over HTTP, beside bare commits of one row on the same disk in the same run: the ratio says how much of what the disk gives is left for whoever sells.
/// </summary>
internal static class OrdersBenchmark
{
    /// <summary>Runs the comparison on each database.</summary>
    public static async Task<int> RunAsync(OrdersOptions options, TextWriter output)
    {
        foreach (var on in options.On)
        {
            var folder = Directory.CreateTempSubdirectory("modular-orders-").FullName;
            try
            {
                await RunAsync(on, folder, options, output);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static async Task RunAsync(DatabaseKind on, string folder, OrdersOptions options, TextWriter output)
    {
        await using var cluster = on == DatabaseKind.Postgres ? await PostgresCluster.StartAsync(isDurable: true, "max_connections=300") : null;
        await using var sales = cluster is null ? null : await cluster.Server.CreateDatabaseAsync();
        await using var beside = cluster is null ? null : await cluster.Server.CreateDatabaseAsync();
        string[] database = sales is null ? [] : ["--Database:Provider=Postgres", $"--ConnectionStrings:Postgres={sales.ConnectionString}"];
        var host = RepositoryFolder.OutputOf("host");
        await using var server = await ServerProcess.StartInAsync("Development", "GraphQL page: ", host,
            [Path.Combine(host, "Modular.Host.dll"), "--urls=http://127.0.0.1:0", $"--Data:Path={folder}", "--Demo:Data=small", "--Logging:LogLevel:Default=Warning", .. database]);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address, "/") };
        var load = new OrderLoad(http);
        using var bare = await BareCommits.MakeAsync(on, beside?.ConnectionString ?? $"Data Source={Path.Combine(folder, "bare.db")}");
        await load.PrepareAsync();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{on}: {options.Rounds} rounds of {options.Seconds} s for each"));
        foreach (var clients in options.Clients)
        {
            var (orders, commits, time) = (0, 0, TimeSpan.FromSeconds(options.Seconds));
            for (var round = -options.WarmUp; round < options.Rounds; round++)
            {
                var (sold, written) = (await load.RunAsync(clients, time), await bare.RunAsync(clients, time));
                if (round >= 0)
                    (orders, commits) = (orders + sold, commits + written);
            }

            var seconds = options.Rounds * options.Seconds;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {clients,2} clients: {orders / seconds,7:0.0} orders/s placed, paid and confirmed; {commits / seconds,7:0} bare commits/s; 1 order for {(double)commits / orders:0.0} commits"));
        }
    }
}
