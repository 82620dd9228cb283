using Modular.Kernel;
using Modular.Platform.Jobs;

namespace Modular.Platform.Tests.Jobs;

/// <summary>A slot has one owner at a time, who writes under its number alone.</summary>
public sealed class JobClaimTests : JobTests
{
    private static readonly DateTime Slot = MovableClock.Start;

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_twenty_who_want_a_slot_one_gets_it(DatabaseKind on)
    {
        await UseJobAsync(on);
        for (var round = 0; round < 5; round++)
        {
            var slot = Slot.AddHours(round);
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OtherClaims()).Select(c => Task.Run(() => c.ClaimAsync(TallyJob.Name, slot, JobTrigger.Schedule, default))));

            var mine = Assert.Single(answers, a => a.Claimed is not null).Claimed!;
            Assert.All(answers, a => Assert.Equal(mine.Id, (a.Claimed ?? a.InTheWay)!.Id));
            Assert.Equal(round + 1, mine.FencingNumber);
            Assert.True(await Claims.EndAsync(mine, Done, default));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_one_job_one_slot_runs_at_a_time(DatabaseKind on)
    {
        await UseJobAsync(on);
        var first = (await Claims.ClaimAsync(TallyJob.Name, Slot, JobTrigger.Schedule, default)).Claimed!;

        var second = await OtherClaims().ClaimAsync(TallyJob.Name, Slot.AddHours(1), JobTrigger.Schedule, default);
        Assert.Equal((null, first.Id), (second.Claimed, second.InTheWay!.Id));
        Assert.NotNull((await OtherClaims().ClaimAsync("test.other", Slot, JobTrigger.Schedule, default)).Claimed);
        await Claims.EndAsync(first, Done, default);
        Assert.NotNull((await OtherClaims().ClaimAsync(TallyJob.Name, Slot.AddHours(1), JobTrigger.Schedule, default)).Claimed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_was_taken_over_from_is_refused(DatabaseKind on)
    {
        await UseJobAsync(on);
        var old = (await Claims.ClaimAsync(TallyJob.Name, Slot, JobTrigger.Schedule, default)).Claimed!;
        Opened.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await Claims.AbandonedAsync(default));
        Assert.Null(await OtherClaims().TakeOverAsync(old, default));
        Opened.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await Claims.AbandonedAsync(default));

        var takers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OtherClaims()).Select(c => Task.Run(() => c.TakeOverAsync(old, default))));
        var taken = Assert.Single(takers, t => t is not null)!;
        Assert.Equal((old.Id, 2, 2), (taken.Id, taken.Attempts, taken.FencingNumber));

        Assert.Null(await Claims.ExtendAsync(old, default));
        Assert.False(await Claims.ReleaseAsync(old, default));
        Assert.False(await Claims.EndAsync(old, Failed, default));
        Assert.NotNull(await Claims.ExtendAsync(taken, default));
        Assert.True(await Claims.EndAsync(taken, Done, default));
        Assert.False(await Claims.EndAsync(taken, Failed, default));
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((JobRunState.Succeeded, taken.Owner), (row.State, row.Owner));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_gives_signs_of_life_keeps_the_slot_and_who_gives_it_up_leaves_it_at_once(DatabaseKind on)
    {
        await UseJobAsync(on);
        var mine = (await Claims.ClaimAsync(TallyJob.Name, Slot, JobTrigger.Schedule, default)).Claimed!;
        Opened.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(Opened.Clock.Now.AddSeconds(30), await Claims.ExtendAsync(mine, default));
        Opened.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(await OtherClaims().TakeOverAsync(mine, default));

        Assert.True(await Claims.ReleaseAsync(mine, default));
        Assert.NotNull(await OtherClaims().TakeOverAsync(mine, default));
    }

    private static JobOutcome Done => JobOutcome.Done(Run, null);

    private static JobOutcome Failed => JobOutcome.Failed(Run, new TimeoutException(), null);

    private static JobRun Run => new(TallyJob.Name, Slot, 1, 1);
}
