using Modular.Host.Tests.EndToEnd;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Spine;

/// <summary>One platform and not seven lists: a merchant's product is sold, settled, inspected, suspended, mended and listed again, and all modules agree on it.</summary>
public sealed class SpineTests(ITestOutputHelper output)
{
    /// <summary>How often the story is told to a process that is killed, on each database.</summary>
    private static readonly int Runs = Setting("MODULAR_SPINE_RUNS", 1);

    /// <summary>The number of the first of them, so that many can be told in several goes.</summary>
    private static readonly int First = Setting("MODULAR_SPINE_FIRST", 0);

    [Theory, OnSqlite, OnPostgres]
    public async Task One_order_goes_through_all_modules(DatabaseKind on)
    {
        await using var run = new SpineRun(on, killer: null);
        await run.TellAsync();
        await AssertEndAsync(run);
    }

    [Theory]
    [OnSqlite(1)]
    [OnPostgres(2)]
    public async Task It_ends_alike_however_often_the_process_is_killed(DatabaseKind on, int seed)
    {
        for (var number = First; number < First + Runs; number++)
        {
            await using var run = new SpineRun(on, new Random((seed * 1_000) + number));
            await run.TellAsync();
            await AssertEndAsync(run);
            Assert.True(run.Kills > 0, "Nothing was killed.");
            output.WriteLine($"{on}, seed {seed} {number}: {run.Kills} kills, the follower tried {run.Follower.Returns} times to come back");
        }
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;

    private async Task AssertEndAsync(SpineRun run)
    {
        var end = await SpineEnd.ReadAsync(run);
        output.WriteLine(end);
        Assert.Equal(SpineEnd.Expected, end, ignoreLineEndingDifferences: true);
        var told = await OrderFollower.AllAsync(run.Host.Client, "merchant");
        await Faults.Aftermath.UntilAsync(() => Task.FromResult(run.Follower.Events.Count >= told.Count), () => string.Join(", ", run.Follower.Events));
        Assert.Equal(told, run.Follower.Events);
    }
}
