using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using QC.Model;

namespace QC.Tests.Findings;

/// <summary>From a fault to its end: mended by its owner, rechecked by another, waived by a third (QC-10 to QC-12).</summary>
public sealed class FindingTests : QCTests
{
    private static readonly string[] Cleared = ["catalogue.product-quality-fault-cleared", "risk.risk-signal-cleared"];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_fault_is_mended_by_the_merchant_and_closed_by_another(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await CriticalAsync();
        var before = (await EventsAsync()).Count;
        await FixAsync(id);
        Assert.Equal(before, (await EventsAsync()).Count);
        // A recheck that fails clears nothing; the owner mends it again.
        await RecheckAsync(id, "FAILED");
        Assert.Equal(("REOPENED", before), (await StatusAsync(id), (await EventsAsync()).Count));
        Assert.Null(await StepAsync(Owner, "markFixed", id, new { note = "再次整改" }));
        await RecheckAsync(id, "PASSED");
        Assert.Equal("CLOSED", await StatusAsync(id));
        Assert.Equal(Cleared, (await EventsAsync()).Skip(before));
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(Of(DemoUsers.Supervisor), "waiveFinding", id, new { reason = "x" }));
        Assert.Equal(
            ["qc.finding-opened", "qc.finding-assigned", "qc.finding-fixed", "qc.finding-reopened", "qc.finding-fixed", "qc.finding-closed"],
            (await EventsAsync(own: true)).Where(e => e.StartsWith("qc.finding", StringComparison.Ordinal)));
    }

    /// <summary>Owner, deadline and goal are mandatory (QC-10).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Owner_deadline_and_goal_are_checked(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await MinorAsync();
        var payload = await CallAsync(Of(DemoUsers.Supervisor), "assignFinding", new
        {
            findingId = id, ownerId = new Modular.GraphQL.NodeId("User", Guid.NewGuid()).ToString(), dueAt = Opened.Clock.Now, goal = " ",
        }, "finding { id }");
        Assert.Equal(["ownerId USER_NOT_THERE", "dueAt DEADLINE_PAST", "goal GOAL_MISSING"], RulesOf(payload));
        Assert.Equal("OPEN", await StatusAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_rechecks_what_he_mended_and_nobody_waives_what_he_found_or_mends(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await MinorAsync();
        await AssignAsync(id, DemoUsers.Inspector2);
        var owner = Of(DemoUsers.Inspector2);
        Assert.Equal("NOT_FINDING_OWNER", await StepAsync(Of(DemoUsers.Inspector), "startRectification", id));
        Assert.Null(await StepAsync(owner, "startRectification", id));
        Assert.Null(await StepAsync(owner, "markFixed", id, new { note = "x" }));
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(owner, "startRecheck", id));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "startRecheck", id));
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(owner, "concludeRecheck", id, new { verdict = "PASSED", note = "x" }));
        // With every permission there is: who found it, and who mends it.
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(Of(DemoUsers.Admin) with { UserId = DemoUsers.Inspector.Id }, "waiveFinding", id, new { reason = "x" }));
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(Of(DemoUsers.Admin) with { UserId = DemoUsers.Inspector2.Id }, "waiveFinding", id, new { reason = "x" }));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "concludeRecheck", id, new { verdict = "FAILED", note = "x" }));
        // Given to somebody else meanwhile, it is still not rechecked by the one who last said that it is mended.
        await AssignAsync(id, DemoUsers.Merchant);
        Assert.Null(await StepAsync(Owner, "startRectification", id));
        Assert.Null(await StepAsync(Owner, "markFixed", id, new { note = "x" }));
        Assert.Null(await StepAsync(owner, "startRecheck", id));
        Assert.Null(await StepAsync(owner, "concludeRecheck", id, new { verdict = "PASSED", note = "x" }));
        Assert.Empty(await EventsAsync());
    }

    /// <summary>Against whom it is held, and who acts for the merchant, judges it no more than who found it, whatever else the person may do (QC-16).</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_judges_what_is_held_against_him_or_his_merchant(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await CriticalAsync();
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(Of(DemoUsers.Admin) with { UserId = DemoUsers.Reviewer.Id }, "waiveFinding", id, new { reason = "x" }));
        var (supervisor, inspector) = (Of(DemoUsers.Supervisor), Of(DemoUsers.Inspector2));
        Assert.Equal("OWN_MERCHANT_FINDING", await StepAsync(supervisor with { MerchantScope = [First.Value] }, "waiveFinding", id, new { reason = "x" }));
        await FixAsync(id);
        Assert.Equal("OWN_MERCHANT_FINDING", await StepAsync(inspector with { MerchantScope = [First.Value] }, "startRecheck", id));
        Assert.Null(await StepAsync(inspector with { MerchantScope = [Second.Value] }, "startRecheck", id));
        foreach (var verdict in new[] { "PASSED", "FAILED" })
            Assert.Equal("OWN_MERCHANT_FINDING", await StepAsync(inspector with { MerchantScope = [First.Value] }, "concludeRecheck", id, new { verdict, note = "x" }));
        Assert.Equal("RECHECKING", await StatusAsync(id));
        Assert.Null(await StepAsync(supervisor with { MerchantScope = [Second.Value] }, "waiveFinding", id, new { reason = "x" }));
    }

    /// <summary>Where it is known who may do what, a fault is given to those alone who may mend it at its merchant.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Who_cannot_mend_it_is_not_given_it(DatabaseKind on)
    {
        await BeginAsync(on, Access);
        var id = await MinorAsync();
        Access.Grant(DemoUsers.Buyer, isStaff: false, null);
        Access.Grant(DemoUsers.Finance, isStaff: true, null, QCPermissions.Read);
        Access.Grant(DemoUsers.Merchant2, isStaff: false, Second.Value, QCPermissions.Rectify);
        Access.Grant(DemoUsers.Merchant, isStaff: false, First.Value, QCPermissions.Rectify);
        Access.Grant(DemoUsers.Inspector2, isStaff: true, null, QCPermissions.Rectify);
        // The last is unknown to whom is asked.
        foreach (var user in new[] { DemoUsers.Buyer, DemoUsers.Finance, DemoUsers.Merchant2, DemoUsers.Uploader })
        {
            var payload = await CallAsync(Of(DemoUsers.Supervisor), "assignFinding", new { findingId = id, ownerId = User(user), dueAt = Opened.Clock.Now.AddHours(1), goal = "x" }, "finding { id }");
            Assert.Equal(["ownerId USER_NOT_THERE"], RulesOf(payload));
        }

        await AssignAsync(id, DemoUsers.Merchant);
        await AssignAsync(id, DemoUsers.Inspector2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_waiver_takes_everything_back_and_is_made_once(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await CriticalAsync();
        var before = (await EventsAsync()).Count;
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
            CodeOf(await CallAsync(Of(DemoUsers.Supervisor), "waiveFinding", new { findingId = id, reason = "误判" }, "finding { status }")))));
        Assert.Single(answers, a => a is null);
        Assert.All(answers, a => Assert.Contains(a, new[] { null, "EDIT_CONFLICT", "ILLEGAL_TRANSITION" }));
        string[] told = [.. Cleared, "settlement.merchant-penalty-waived", "staff-performance.responsibility-withdrawn"];
        Assert.Equal(told, (await EventsAsync()).Skip(before));
        // Of a fault that is not critical nobody else was told, nor is now.
        var minor = await MinorAsync();
        Assert.Null(await StepAsync(Of(DemoUsers.Supervisor), "waiveFinding", minor, new { reason = "误判" }));
        Assert.Equal(before + told.Length, (await EventsAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_rechecks_that_are_concluded_at_once_come_to_one_end(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await CriticalAsync();
        await FixAsync(id);
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector2), "startRecheck", id));
        var answers = await Task.WhenAll(new[] { "PASSED", "FAILED", "PASSED", "FAILED" }.Select(verdict => Task.Run(async () =>
            CodeOf(await CallAsync(Of(DemoUsers.Inspector2), "concludeRecheck", new { findingId = id, verdict, note = "x" }, "finding { id }")))));
        Assert.Single(answers, a => a is null);
        Assert.Contains(await StatusAsync(id), new[] { "CLOSED", "REOPENED" });
        Assert.Equal(await StatusAsync(id) == "CLOSED" ? 1 : 0, (await EventsAsync()).Count(e => e == Cleared[0]));
    }

    /// <summary>Once for each deadline, in however many runs; another deadline is told again, and what is mended is not.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_overdue_is_told_once_for_each_deadline(DatabaseKind on)
    {
        await BeginAsync(on);
        var (late, done) = (await MinorAsync(), await MinorAsync());
        await AssignAsync(late, DemoUsers.Merchant);
        await FixAsync(done);
        Assert.Empty((await Opened.RunJobAsync("qc.escalate-overdue")).Counts);
        Opened.Clock.Advance(TimeSpan.FromDays(3));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Opened.RunJobAsync("qc.escalate-overdue"))));
        await Opened.RunJobAsync("qc.escalate-overdue");
        Assert.Single(await EventsAsync(own: true), e => e == "qc.finding-overdue");
        await AssignAsync(late, DemoUsers.Merchant);
        await Opened.RunJobAsync("qc.escalate-overdue");
        Assert.Single(await EventsAsync(own: true), e => e == "qc.finding-overdue");
        Opened.Clock.Advance(TimeSpan.FromDays(3));
        await Opened.RunJobAsync("qc.escalate-overdue");
        Assert.Equal(2, (await EventsAsync(own: true)).Count(e => e == "qc.finding-overdue"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_told_what(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await CriticalAsync();
        await AssignAsync(id, DemoUsers.Merchant);
        var finding = new Contracts.FindingId(GuidOf(id));
        await using var scope = Opened.As();
        var notices = ActivatorUtilities.CreateInstance<Notices.FindingNotices>(scope.ServiceProvider);
        var assigned = Assert.Single(await notices.NoticesOfAsync(new Contracts.Events.FindingAssigned(finding, First, new(DemoUsers.Merchant.Id), Opened.Clock.Now), default));
        Assert.Equal((DemoUsers.Merchant.Id, "COUNTERFEIT"), (assigned.To.Users.Single(), assigned.Arguments[0].Value));
        var overdue = Assert.Single(await notices.NoticesOfAsync(new Contracts.Events.FindingOverdue(finding, First, Opened.Clock.Now), default));
        Assert.Equal((DemoUsers.Merchant.Id, new HeldPermission(QCPermissions.Waive, null)), (overdue.To.Users.Single(), overdue.To.Permissions.Single()));
        Assert.Empty(await notices.NoticesOfAsync(new Contracts.Events.InspectionReported(new(Guid.NewGuid()), First, new(Guid.NewGuid()), 0), default));
    }

    /// <summary>What waits: the inspection, its assignment, the mending for its owner alone, the recheck for others.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Tasks_wait_for_those_who_may_do_them(DatabaseKind on)
    {
        await BeginAsync(on);
        await PlannedAsync();
        Assert.Contains("qc.inspection", await TasksAsync(Of(DemoUsers.Inspector)));
        Assert.DoesNotContain("qc.inspection", await TasksAsync(Of(DemoUsers.Supervisor)));
        var id = await CriticalAsync();
        Assert.Contains("qc.assignment", await TasksAsync(Of(DemoUsers.Supervisor)));
        await AssignAsync(id, DemoUsers.Merchant);
        Assert.DoesNotContain("qc.assignment", await TasksAsync(Of(DemoUsers.Supervisor)));
        Assert.Equal(["qc.rectification"], await TasksAsync(Owner));
        Assert.Empty(await TasksAsync(OtherOwner));
        Assert.Null(await StepAsync(Owner, "startRectification", id));
        Assert.Null(await StepAsync(Owner, "markFixed", id, new { note = "x" }));
        Assert.Empty(await TasksAsync(Owner));
        Assert.Contains("qc.recheck", await TasksAsync(Of(DemoUsers.Inspector2)));
    }

    private async Task<IReadOnlyList<string>> TasksAsync(TestCaller caller) =>
    [
        .. (await AskAsync(caller with { Permissions = [.. caller.Permissions, "tasks:read", "tasks:claim"] }, "{ myTasks { nodes { kind } } }"))
            .GetProperty("myTasks").GetProperty("nodes").EnumerateArray().Select(t => t.GetProperty("kind").GetString()!),
    ];
}
