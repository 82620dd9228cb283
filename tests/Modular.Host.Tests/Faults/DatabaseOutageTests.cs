using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Faults;

/// <summary>
/// PostgreSQL crashes, or is started anew, under a host at work: callers are told to wait, and once it is back the host goes on by itself with all that was acknowledged.
/// </summary>
public sealed class DatabaseOutageTests
{
    /// <summary>How often the server goes.</summary>
    private static readonly int Outages = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_OUTAGE_ROUNDS"), out var rounds) ? rounds : 2;

    [PostgresFact]
    public async Task A_server_that_goes_and_comes_back_costs_patience_and_nothing_acknowledged()
    {
        await using var cluster = await PostgresCluster.StartAsync(isDurable: true);
        await using var host = await EndToEndHost.OverAsync(await cluster.Server.CreateDatabaseAsync());
        var (load, aftermath) = (new MixedLoad(host), new Aftermath(host));
        load.Start();
        for (var outage = 0; outage < Outages; outage++)
        {
            // Several connections are at work, and others idle in the pool, when the server goes.
            await load.UntilAcknowledgedAsync(40);
            await (outage % 2 == 0 ? cluster.CrashServerAsync() : cluster.StopServerAsync());
            try
            {
                await AssertTellsOfItAsync(host, load);
            }
            finally
            {
                await cluster.StartServerAsync();
            }

            await load.UntilAcknowledgedAsync(40);
            await Aftermath.UntilAsync(async () => (await host.HealthAsync()).Status == 200, () => "The host does not say that it is ready again.");
            Assert.True((await host.Client.DataAsync("admin", "{ merchantApplications { totalCount } }")).GetProperty("merchantApplications").GetProperty("totalCount").GetInt32() > 0);
        }

        await load.PauseAsync();
        Assert.Equal(0, load.Lost);
        await load.RepeatAsync(journeys: 20);
        await aftermath.AssertAllIsThereAsync(load);
    }

    private static async Task AssertTellsOfItAsync(EndToEndHost host, MixedLoad load)
    {
        await load.UntilRefusedAsync(20);
        RefusedAnswer.Expect(await host.Client.SendAsync("admin", "{ merchantApplications { totalCount } }"));
        var (status, health) = await host.HealthAsync();
        Assert.Equal((503, "not ready", 1 + Directory.GetDirectories(HostFiles.Modules).Length), (status, health.GetProperty("status").GetString(), health.GetProperty("unreachable").GetArrayLength()));
    }
}
