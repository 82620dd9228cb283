using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Startup;

/// <summary>Two processes on one database share the work, replace each other, and hear of each other's events.</summary>
public sealed class TwoHostTests
{
    private const string RunLong = """mutation { runJob(input: { name: "ticking.long" }) { run { id } errors { __typename } } }""";

    [PostgresFact]
    public async Task Each_slot_runs_once_and_what_a_killed_host_had_begun_is_finished_by_the_other()
    {
        await using var hosts = await TwoHosts.StartAsync("--Jobs:Lease=00:00:02");
        await hosts.UntilAsync("tick", 12);

        // Both run by now: none is missing from here on, and none is there twice.
        var ticks = (await hosts.NotesAsync("tick")).Select(t => t.At).ToList();
        Assert.Equal(Enumerable.Range(0, ticks.Count).Select(i => ticks[0].AddSeconds(i)), ticks);

        await hosts.FirstClient.DataAsync("admin", RunLong);
        await hosts.UntilAsync("long 1 begun", 1);
        await hosts.First.KillAsync();
        await hosts.UntilAsync("long 2 finished", 1);

        var steps = await hosts.NotesAsync("long");
        Assert.Equal(["long 1 begun", "long 2 begun", "long 2 finished"], steps.Select(s => s.What));
        Assert.Single(steps.Select(s => s.At).Distinct());
        Assert.NotEqual(steps[0].Process, steps[1].Process);
        using var limit = new CancellationTokenSource(Longest.Wait);
        string run;
        while (!(run = (await hosts.SecondClient.DataAsync("admin", """{ jobRuns(where: { job: { eq: "ticking.long" } }) { nodes { state attempts fencingNumber } } }""")).GetRawText())
            .Contains("SUCCEEDED", StringComparison.Ordinal))
            await Task.Delay(50, limit.Token);
        Assert.Equal("""{"jobRuns":{"nodes":[{"state":"SUCCEEDED","attempts":2,"fencingNumber":2}]}}""", run);
        var after = (await hosts.NotesAsync("tick")).Count;
        await hosts.UntilAsync("tick", after + 3);
    }

    /// <summary>Nobody looks by the clock for an hour, so it is the hint that wakes the other process.</summary>
    [PostgresFact]
    public async Task An_event_of_one_host_wakes_a_reader_on_the_other()
    {
        await using var hosts = await TwoHosts.StartAsync("--Messaging:Poll=01:00:00");

        for (var number = 1; number <= 5; number++)
        {
            await new MerchantStory(hosts.FirstClient).ApplyAsync("uploader", MerchantStory.Application(number));
            // One note by the reader of each process.
            var notes = await hosts.UntilAsync($"event {number}", 2);
            Assert.Equal(2, notes.Select(n => n.Process).Distinct().Count());
        }
    }

    [PostgresFact]
    public async Task Hints_that_are_lost_cost_delay_and_no_event()
    {
        const int Events = 20;
        await using var hosts = await TwoHosts.StartAsync("--Messaging:Poll=00:00:01");
        using var stop = new CancellationTokenSource();
        var cutting = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await hosts.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'");
                await Task.Delay(50);
            }
        });

        for (var number = 1; number <= Events; number++)
            await new MerchantStory(hosts.FirstClient).ApplyAsync("uploader", MerchantStory.Application(number));
        var notes = await hosts.UntilAsync("event", Events * 2);
        await stop.CancelAsync();
        await cutting;

        foreach (var reader in notes.GroupBy(n => n.Process))
            Assert.Equal(Enumerable.Range(1, Events).Select(i => $"event {i}"), reader.Select(n => n.What));
    }
}
