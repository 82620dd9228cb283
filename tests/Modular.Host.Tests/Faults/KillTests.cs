using System.Diagnostics;
using Modular.Host.Tests.EndToEnd;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Faults;

/// <summary>
/// Whatever is acknowledged survives a killed process, nothing is ever there by half, and what is sent again under its key happens once: under a load of
/// applications, uploads, reviews, corrections, decisions, signatures and reveals, while jobs run, webhooks are posted and users are told (ACC-04).
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int MostStepsARound = 150;
    private const int RepeatedJourneys = 6;

    /// <summary>How often the host is killed, where it is not what the test says.</summary>
    private static readonly int? Asked = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_KILL_ROUNDS"), out var rounds) ? rounds : null;

    private static readonly string[] Busy = [.. Subscriber.Settings, .. ToldUsers.Settings, "--Jobs:files.sweep-orphans:Cron=* * * * * ?", "--Jobs:Lease=00:00:03", "--Files:OrphanGraceHours=1"];

    [Theory]
    [OnSqlite(4)]
    [OnPostgres(3)]
    public async Task Killed_under_mixed_load(DatabaseKind on, int rounds)
    {
        rounds = Asked ?? rounds;
        var watch = Stopwatch.StartNew();
        await using var host = await EndToEndHost.OverAsync(on == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null, Busy);
        await using var subscriber = await Subscriber.RegisterAsync(host.Client);
        var (load, aftermath, random, repeated) = (new MixedLoad(host), new Aftermath(host), new Random(20260131), 0);
        for (var round = 0; round < rounds; round++)
        {
            load.Start();
            await load.UntilAcknowledgedAsync(random.Next(1, MostStepsARound), mayGo: true);
            await Task.Delay(random.Next(0, 5));
            await host.KillAsync();
            await load.PauseAsync();
            await host.StartAsync();
            repeated += await load.RepeatAsync(RepeatedJourneys);
            await aftermath.AssertAuditAsync();
            await aftermath.AssertRulesAsync();
        }

        await aftermath.AssertAllIsThereAsync(load);
        await subscriber.AssertToldAsync(new(host));
        await new ToldUsers(new(host), host.DataPath).AssertAsync();
        Assert.True(load.Lost >= rounds, $"Only {load.Lost} steps were under way at {rounds} kills; the test tried too little.");
        output.WriteLine($"{on}: {rounds} kills, {load.Journeys.Count} applications, {load.Acknowledged} steps acknowledged, {load.Lost} lost under way, {load.Refused} refused, {repeated} repeated, {watch.Elapsed.TotalSeconds:0} s");
    }
}
