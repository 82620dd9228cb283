using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Platform.Jobs;

namespace Modular.Platform.Tests.Jobs;

/// <summary>Jobs run as the clock passes: each slot once, whatever number of processes wait for it, and again where one died in the middle.</summary>
public sealed class JobSchedulerTests : JobTests
{
    /// <summary>The tests' clock outruns the machine's; where nobody is to be replaced, that must not look like a death.</summary>
    private static readonly (string, string) Patient = ("Jobs:Lease", "01:00:00");

    private static readonly TimeSpan Slowly = TimeSpan.FromSeconds(0.2);

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_slot_is_run_once_by_one_of_several_processes(DatabaseKind on)
    {
        await UseJobAsync(on, "0/10 * * * * ?", settings: Patient);
        await StartAsync(processes: 4);

        await UntilAsync(() => Task.FromResult(Tally.Runs.Count >= 12));
        await StopAsync();

        var slots = Tally.Runs.Select(r => r.Slot).ToList();
        Assert.Equal(Enumerable.Range(1, slots.Count).Select(i => MovableClock.Start.AddSeconds(10 * i)), slots);
        var rows = await RowsAsync();
        Assert.Equal(slots, rows.Select(r => r.Slot));
        Assert.All(rows, r => Assert.Equal((JobRunState.Succeeded, JobTrigger.Schedule, 1, "seen", 2L), (r.State, r.Trigger, r.Attempts, r.Counts.Single().Name, r.Counts[0].Value)));
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(i => (long?)i), rows.Select(r => r.FencingNumber));
    }

    [Theory]
    [InlineData(JobMisfire.RunOnce, nameof(JobRunState.Succeeded), 1)]
    [InlineData(JobMisfire.Skip, nameof(JobRunState.Skipped), 0)]
    public async Task Hours_without_a_process_are_caught_up_once_or_not_at_all(JobMisfire misfire, string state, int runs)
    {
        await UseJobAsync(DatabaseKind.Sqlite, misfire: misfire);
        // It is known, and then nobody is there for half a day.
        await Claims.DecidedToAsync(TallyJob.Name, default);
        Opened.Clock.Advance(TimeSpan.FromHours(12.5));
        await StartAsync();

        await UntilAsync(async () => (await RowsAsync()).Any(r => r.State != JobRunState.Running), TimeSpan.Zero);
        await Task.Delay(300);

        var row = Assert.Single(await RowsAsync());
        Assert.Equal((MovableClock.Start.AddHours(12), state, runs), (row.Slot, row.State.ToString(), Tally.Runs.Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_slot_whose_process_died_is_begun_anew_by_another(DatabaseKind on)
    {
        await UseJobAsync(on);
        var dead = (await OtherClaims().ClaimAsync(TallyJob.Name, MovableClock.Start, JobTrigger.Schedule, default)).Claimed!;
        await Claims.DecidedToAsync("test.tally", default);
        var waiting = ActivatorUtilities.CreateInstance<JobScheduler>(Opened.Services);
        using var stop = new CancellationTokenSource();
        var working = waiting.RunAsync(stop.Token);

        await UntilAsync(async () => (await RowsAsync())[0].State == JobRunState.Succeeded, Slowly);
        await stop.CancelAsync();
        await working;

        var row = Assert.Single(await RowsAsync());
        Assert.Equal((2, 2L), (row.Attempts, row.FencingNumber));
        Assert.NotEqual(dead.Owner, row.Owner);
        var run = Assert.Single(Tally.Runs);
        Assert.Equal((dead.Slot, 2, 2L), (run.Slot, run.Attempt, run.FencingNumber));
    }

    [Fact]
    public async Task A_job_that_kills_its_processes_is_given_up()
    {
        await UseJobAsync(DatabaseKind.Sqlite, settings: ("Jobs:MaxAttempts", "2"));
        var slot = (await OtherClaims().ClaimAsync(TallyJob.Name, MovableClock.Start, JobTrigger.Request, default)).Claimed!;
        Opened.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.NotNull(await OtherClaims().TakeOverAsync(slot, default));
        await StartAsync();

        await UntilAsync(async () => (await RowsAsync())[0].State != JobRunState.Running);

        var row = (await RowsAsync())[0];
        Assert.Equal((JobRunState.Failed, "Abandoned", 0), (row.State, row.ErrorType, Tally.Runs.Count(r => r.Slot == slot.Slot)));
    }

    [Theory]
    [InlineData(false, "System.FormatException", "See the log of this correlation id.")]
    [InlineData(true, "Modular.Kernel.JobFailedException", "the bank does not answer")]
    public async Task A_failure_is_noted_without_what_it_says_about_people_and_the_next_slot_runs(bool isTold, string type, string message)
    {
        await UseJobAsync(DatabaseKind.Sqlite, "0/10 * * * * ?", settings: Patient);
        Tally.Work = (run, _) => run.Slot > MovableClock.Start.AddSeconds(10) ? Task.CompletedTask
            : throw (isTold ? new JobFailedException("the bank does not answer") : new FormatException("11010519491231002X is no number"));
        await StartAsync();

        await UntilAsync(async () => (await RowsAsync()).Count(r => r.EndedAt is not null) >= 2);

        var rows = await RowsAsync();
        Assert.Equal((JobRunState.Failed, type, message), (rows[0].State, rows[0].ErrorType, rows[0].ErrorMessage));
        Assert.Equal(32, rows[0].CorrelationId!.Length);
        Assert.Equal(JobRunState.Succeeded, rows[1].State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_long_run_keeps_its_slot_and_a_process_that_stops_leaves_it_to_others(DatabaseKind on)
    {
        await UseJobAsync(on);
        Tally.Work = (run, token) => run.Attempt == 1 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
        await StartAsync();
        Opened.Clock.Advance(TimeSpan.FromHours(1));
        await UntilAsync(() => Task.FromResult(Tally.Runs.Count == 1), Slowly);
        for (var sign = 0; sign < 4; sign++)
        {
            var until = (await RowsAsync())[0].LeaseUntil;
            await UntilAsync(async () => (await RowsAsync())[0].LeaseUntil > until, Slowly);
        }

        Assert.Single(Tally.Runs);

        await StopAsync();

        var row = Assert.Single(await RowsAsync());
        Assert.Equal(JobRunState.Running, row.State);
        Assert.True(row.LeaseUntil <= Opened.Clock.Now);
        Assert.NotNull(await Claims.TakeOverAsync(row, default));
    }

    [Fact]
    public async Task A_run_that_lost_its_slot_is_cancelled_and_writes_nothing()
    {
        await UseJobAsync(DatabaseKind.Sqlite);
        var cancelled = new TaskCompletionSource();
        Tally.Work = async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancelled.SetResult();
        };
        var mine = (await Claims.ClaimAsync(TallyJob.Name, MovableClock.Start, JobTrigger.Request, default)).Claimed!;
        await using var runner = ActivatorUtilities.CreateInstance<JobRunner>(Opened.Services);
        var run = runner.Begin(Opened.Services.GetRequiredService<JobCatalog>().Jobs[TallyJob.Name], mine);
        await Claims.ReleaseAsync(mine, default);
        var taken = await OtherClaims().TakeOverAsync(mine, default);

        await UntilAsync(() => Task.FromResult(cancelled.Task.IsCompleted));
        await run;

        var row = Assert.Single(await RowsAsync());
        Assert.Equal((JobRunState.Running, taken!.FencingNumber), (row.State, row.FencingNumber));
    }

    [Fact]
    public async Task Old_runs_are_removed_but_for_the_newest()
    {
        await UseJobAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 4; i++)
        {
            var claim = (await Claims.ClaimAsync(TallyJob.Name, Opened.Clock.Now, JobTrigger.Schedule, default)).Claimed!;
            await Claims.EndAsync(claim, JobOutcome.GivenUp(1), default);
            Opened.Clock.Advance(TimeSpan.FromDays(100));
        }

        var run = await Opened.RunJobAsync("platform.sweep-job-runs");

        Assert.Equal(3, run.Counts["removed"]);
        Assert.Equal(MovableClock.Start.AddDays(300), Assert.Single(await RowsAsync()).Slot);
        Assert.Equal(MovableClock.Start.AddDays(300), await Claims.DecidedToAsync(TallyJob.Name, default));
    }
}
