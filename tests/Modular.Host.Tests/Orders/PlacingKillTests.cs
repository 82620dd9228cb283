using System.Diagnostics;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Orders;

/// <summary>
/// A process that is killed between the steps of placing and paying an order (noted and reserved, ordered, paid, confirmed) leaves, once it has started again and swept, no reservation without
/// its order, no order without its goods, and nobody charged twice (ORD-01, ORD-11). On SQLite it dies within a commit, which strace finds; on PostgreSQL, and where strace is missing, after
/// some milliseconds. <c>MODULAR_PLACING_KILLS=100</c> is the full scale, <c>MODULAR_PLACING_SEED</c> another run of it.
/// </summary>
public sealed class PlacingKillTests(ITestOutputHelper output)
{
    private static readonly int Kills = Setting("MODULAR_PLACING_KILLS", 3);
    private static readonly int Seed = Setting("MODULAR_PLACING_SEED", 20260707);

    [Theory, OnSqlite, OnPostgres]
    public async Task Killed_between_the_steps_of_placing_an_order(DatabaseKind on)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await EndToEndHost.OverAsync(on == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null, PlacingRun.Settings);
        var run = await PlacingRun.BeginAsync(host, await Stalls.OpenAsync(host, merchants: 2), new(Seed));
        for (var kill = 0; kill < Kills; kill++)
            await run.KillAsync();
        await run.EndAsync();
        output.WriteLine($"{on}, seed {Seed}: {Kills} kills, {run.Told}, {watch.Elapsed.TotalSeconds:0} s");
        // A commit is met for certain, a moment is not.
        Assert.True(Kills < 50 || on == DatabaseKind.Postgres || Requirement.SkipWithoutStrace is not null || run.MissedSteps.Count == 0, $"Never killed at {string.Join(", ", run.MissedSteps)}; the test tried too little.");
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;
}
