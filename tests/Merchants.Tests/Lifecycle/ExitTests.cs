using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Tests.Lifecycle;

/// <summary>Leaving (MER-08), being closed for a time, and getting better by a plan (MER-09).</summary>
public sealed class ExitTests : LifecycleTests
{
    private readonly Owed _owed = new();
    private MerchantId _merchant;

    /// <summary>Nothing is skipped: orders first, then the money, and only then the end (MER-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task The_business_ends_once_nothing_is_open(DatabaseKind on)
    {
        await StartAsync(on);
        _owed.Open = [("OPEN_ORDERS", 2), ("OPEN_STATEMENTS", 1)];
        var exitId = (await DoAsync(Own(_merchant), "requestExit", new { merchantId = IdOf(_merchant), reason = "转行" }, "exit", "id status step obligations { kind count }")).GetProperty("id").GetString()!;
        Assert.Equal("MERCHANT_LEAVING", await CodeAsync(Own(_merchant), "requestExit", new { merchantId = IdOf(_merchant), reason = "again" }));
        Assert.Equal((MerchantExitStep.NoticeGiven, MerchantStatus.Active), await RunAsync());
        Opened.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal((MerchantExitStep.NewOrdersStopped, MerchantStatus.Suspended), await RunAsync());
        Assert.Equal((MerchantExitStep.NewOrdersStopped, MerchantStatus.Suspended), await RunAsync());
        _owed.Open = [("OPEN_STATEMENTS", 1)];
        Assert.Equal((MerchantExitStep.OpenOrdersDone, MerchantStatus.Suspended), await RunAsync());
        Assert.Equal("MERCHANT_LEAVING", await CodeAsync(Of(DemoUsers.Supervisor), "terminateMerchant", new { merchantId = IdOf(_merchant), reason = "now" }));
        _owed.Open = [];
        Assert.Equal((MerchantExitStep.PapersKept, MerchantStatus.Terminated), await RunAsync());
        Assert.Equal((MerchantExitStep.PapersKept, MerchantStatus.Terminated), await RunAsync());
        var told = (await AskAsync(Of(DemoUsers.Supervisor), "query($id: ID!) { node(id: $id) { ... on MerchantExit { status papersKeptUntil steps { step } obligations { kind } } } }", new { id = exitId })).GetProperty("node");
        Assert.Equal("COMPLETED", told.GetProperty("status").GetString());
        Assert.Equal(["NOTICE_GIVEN", "NEW_ORDERS_STOPPED", "OPEN_ORDERS_DONE", "FINAL_STATEMENT_PAID", "PAPERS_KEPT"], told.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("step").GetString()));
        Assert.Equal("ILLEGAL_TRANSITION", await CodeAsync(Of(DemoUsers.Supervisor), "callOffExit", new { exitId, reason = "too late" }));
    }

    /// <summary>Ending the business by hand names what is open, and <c>allowedActions</c> says so before (MER-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Ending_by_hand_names_what_is_open(DatabaseKind on)
    {
        await StartAsync(on, MerchantStatus.Suspended);
        _owed.Open = [("OPEN_ORDERS", 2), ("OPEN_ORDERS", 1), ("OPEN_PAYOUTS", 1)];
        var input = new { merchantId = IdOf(_merchant), reason = "end" };
        var (payload, code) = await CallAsync(Of(DemoUsers.Supervisor), "terminateMerchant", input, "merchant { status } open: errors { ... on MerchantObligationsOpenError { obligations { kind count } } }");
        Assert.Equal("MERCHANT_OBLIGATIONS_OPEN", code);
        Assert.Equal(["OPEN_ORDERS 3", "OPEN_PAYOUTS 1"], payload.GetProperty("open")[0].GetProperty("obligations").EnumerateArray().Select(o => $"{o.GetProperty("kind").GetString()} {o.GetProperty("count").GetInt32()}"));
        var said = await AskAsync(Of(DemoUsers.Supervisor), "query($id: ID!) { merchant(id: $id) { allowedActions { action reason { code } } } }", new { id = IdOf(_merchant) });
        Assert.Equal("MERCHANT_OBLIGATIONS_OPEN", said.GetProperty("merchant").GetProperty("allowedActions").EnumerateArray().Single(a => a.GetProperty("action").GetString() == "terminateMerchant").GetProperty("reason").GetProperty("code").GetString());
        _owed.Open = [];
        Assert.Null(await CodeAsync(Of(DemoUsers.Supervisor), "terminateMerchant", input));
    }

    /// <summary>Who cannot say what is open stops the exit; the merchant may call its own exit off, which is no exception from a rule (MER-08, MER-10).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_exit_waits_for_an_answer_and_may_be_called_off(DatabaseKind on)
    {
        await StartAsync(on);
        var exitId = (await DoAsync(Own(_merchant), "requestExit", new { merchantId = IdOf(_merchant), reason = "转行" }, "exit")).GetProperty("id").GetString()!;
        Opened.Clock.Advance(TimeSpan.FromDays(7));
        await RunAsync();
        _owed.Fails = true;
        await Assert.ThrowsAsync<JobFailedException>(() => Opened.RunJobAsync("merchants.advance-exits"));
        _owed.Fails = false;
        await DoAsync(Own(_merchant), "callOffExit", new { exitId, reason = "继续经营" }, "exit");
        Assert.Empty(await ExceptionsAsync());
        Assert.Null(await CodeAsync(Of(DemoUsers.Supervisor), "resumeMerchant", new { merchantId = IdOf(_merchant), reason = "stays" }));
    }

    /// <summary>Of several who ask at once, or of two jobs, one exit and one end comes (MER-08).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_parallel_requests_one_exit_comes(DatabaseKind on)
    {
        await StartAsync(on);
        var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => CodeAsync(Own(_merchant), "requestExit", new { merchantId = IdOf(_merchant), reason = "转行" }))));
        Assert.Single(codes, c => c is null);
        Assert.All(codes.Where(c => c is not null), c => Assert.True(c is "EDIT_CONFLICT" or "MERCHANT_LEAVING", c));
        Opened.Clock.Advance(TimeSpan.FromDays(7));
        await RunAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Opened.RunJobAsync("merchants.advance-exits"))));
        await using var db = Opened.Open();
        Assert.Equal(1, await db.StateChanges.CountAsync(c => c.SubjectId == _merchant.Value && c.To == "TERMINATED"));
        Assert.Equal(5, await db.ExitSteps.CountAsync());
    }

    /// <summary>A closure begins and ends at its times, beside the status, and one is open at a time.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_closure_is_kept_by_the_clock(DatabaseKind on)
    {
        await StartAsync(on);
        var now = Opened.Clock.Now;
        object Span(int from, int to) => new { merchantId = IdOf(_merchant), from = now.AddDays(from), to = now.AddDays(to), reason = "春节" };
        Assert.Equal("INVALID_INPUT", await CodeAsync(Own(_merchant), "planClosure", Span(-1, 2)));
        Assert.Equal("INVALID_INPUT", await CodeAsync(Own(_merchant), "planClosure", Span(2, 2)));
        var codes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => CodeAsync(Own(_merchant), "planClosure", Span(1, 3)))));
        Assert.Single(codes, c => c is null);
        Assert.All(codes.Where(c => c is not null), c => Assert.True(c is "EDIT_CONFLICT" or "CLOSURE_PLANNED", c));
        Assert.Empty((await Opened.RunJobAsync("merchants.keep-closures")).Counts);
        Opened.Clock.Now = now.AddDays(1);
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.keep-closures")).Counts["began"]);
        var told = (await AskAsync(Own(_merchant), "query($id: ID!) { merchant(id: $id) { status closure { id status from to reason } } }", new { id = IdOf(_merchant) })).GetProperty("merchant");
        Assert.Equal(("ACTIVE", "RUNNING"), (told.GetProperty("status").GetString(), told.GetProperty("closure").GetProperty("status").GetString()));
        await DoAsync(Own(_merchant), "cancelClosure", new { closureId = told.GetProperty("closure").GetProperty("id").GetString() }, "closure");
        Assert.Null(await CodeAsync(Own(_merchant), "planClosure", Span(2, 4)));
        Opened.Clock.Now = now.AddDays(9);
        Assert.Equal(1, (await Opened.RunJobAsync("merchants.keep-closures")).Counts["ended"]);
        await using var db = Opened.Open();
        Assert.Equal((2, 2), (await db.Closures.CountAsync(c => c.Status == MerchantClosureStatus.Ended), await db.StateChanges.CountAsync(c => c.To == "RUNNING")));
    }

    /// <summary>The platform drafts, the merchant agrees and tells how far it has come, the platform concludes (MER-09).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_plan_is_agreed_worked_by_and_concluded(DatabaseKind on)
    {
        await StartAsync(on);
        var goals = new[] { new { goal = "发货准时率 98%", dueOn = "2026-04-30" }, new { goal = "退款率低于 5%", dueOn = "2026-05-31" } };
        Assert.Equal("INVALID_INPUT", await CodeAsync(Of(DemoUsers.Supervisor), "createImprovementPlan", new { merchantId = IdOf(_merchant), reason = "x", goals = Array.Empty<object>() }));
        var planId = (await DoAsync(Of(DemoUsers.Supervisor), "createImprovementPlan", new { merchantId = IdOf(_merchant), reason = "发货超时", goals }, "plan")).GetProperty("id").GetString()!;
        Assert.Equal("ILLEGAL_TRANSITION", await CodeAsync(Own(_merchant), "reportImprovementProgress", new { planId, words = "begun" }));
        await DoAsync(Own(_merchant), "agreeImprovementPlan", new { planId }, "plan");
        Assert.Equal("INVALID_INPUT", await CodeAsync(Own(_merchant), "reportImprovementProgress", new { planId, goal = 3, words = "begun" }));
        var told = await DoAsync(Own(_merchant), "reportImprovementProgress", new { planId, goal = 1, words = "已增加打包人员" }, "plan", "status dueOn goals { number goal dueOn } progress { nodes { goal words byName } }");
        Assert.Equal(("IN_PROGRESS", "2026-05-31", "已增加打包人员"), (told.GetProperty("status").GetString(), told.GetProperty("dueOn").GetString(), told.GetProperty("progress").GetProperty("nodes")[0].GetProperty("words").GetString()));
        await DoAsync(Of(DemoUsers.Supervisor), "concludeImprovementPlan", new { planId, verdict = "ACHIEVED", reason = "达标" }, "plan");
        Assert.Equal("ILLEGAL_TRANSITION", await CodeAsync(Of(DemoUsers.Supervisor), "concludeImprovementPlan", new { planId, verdict = "FAILED", reason = "no" }));
    }

    private async Task StartAsync(DatabaseKind on, MerchantStatus status = MerchantStatus.Active)
    {
        await UseAsync(on, new() { Fakes = s => s.AddSingleton<IMerchantObligations>(_owed) });
        _merchant = LifecycleCases.Merchant(Opened, status);
    }

    private async Task<(MerchantExitStep Step, MerchantStatus Status)> RunAsync()
    {
        await Opened.RunJobAsync("merchants.advance-exits");
        await using var db = Opened.Open();
        return ((await db.Exits.AsNoTracking().SingleAsync()).Step, (await db.Merchants.AsNoTracking().SingleAsync(m => m.Id == _merchant)).Status);
    }

    /// <summary>A module that holds something open with whoever is asked about.</summary>
    private sealed class Owed : IMerchantObligations
    {
        public (string Kind, int Count)[] Open { get; set; } = [];

        public bool Fails { get; set; }

        public Task<IReadOnlyList<MerchantObligation>> OpenAsync(IReadOnlyCollection<MerchantId> merchants, CancellationToken cancellationToken) => Fails
            ? throw new TimeoutException("The module does not answer.")
            : Task.FromResult<IReadOnlyList<MerchantObligation>>([.. merchants.SelectMany(m => Open.Select(o => new MerchantObligation(m, o.Kind, o.Count)))]);
    }
}
