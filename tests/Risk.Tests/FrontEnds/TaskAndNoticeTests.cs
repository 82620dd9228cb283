using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Risk.Contracts;
using Risk.Contracts.Events;
using Risk.Notices;
using Risk.Reactions;
using Risk.Tests.Screening;

namespace Risk.Tests.FrontEnds;

/// <summary>What waits for whom (FE-02), who is told what (ACC-04), and the story of a decision (FE-05).</summary>
public sealed class TaskAndNoticeTests : ScreeningTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_finds_what_waits_for_him(DatabaseKind on)
    {
        await BeginAsync(on, ("RefundRate:MinimumPaidOrders", "1"));
        await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 100);
        var merchant = NewMerchant();
        var decision = (await DecisionAsync(await PlaceAsync(Placed(merchant, 200))))!;
        Assert.Equal(["risk.screening-decision verdict=BLOCK_AND_REVIEW"], await TasksAsync(DemoUsers.Risk));
        Assert.Empty(await TasksAsync(DemoUsers.Supervisor));
        Assert.Empty(await TasksAsync(DemoUsers.Merchant));
        Assert.Null(await DecideAsync(decision, "APPROVE"));

        await HandleAsync<WatchRefunds, OrderPaid>(new(new(Guid.NewGuid()), merchant, new(Guid.NewGuid()), 100, Money.Yuan, 0));
        await HandleAsync<WatchRefunds, OrderRefunded>(new(new(Guid.NewGuid()), merchant, new(Guid.NewGuid()), 50, Money.Yuan, []));
        Assert.Equal(["risk.alert rateBasisPoints=5000"], await TasksAsync(DemoUsers.Risk2));
        var alert = (await AskAsync(DemoUsers.Risk, "{ riskAlerts { nodes { id paid { amount } refunded { amount } } } }")).GetProperty("riskAlerts").GetProperty("nodes")[0].GetProperty("id").GetString();
        Assert.Null(CodeOf(await CallAsync(DemoUsers.Risk, "acknowledgeRiskAlert", new { alertId = alert }, "alert { status }")));
        Assert.Equal(["risk.alert-investigation rateBasisPoints=5000"], await TasksAsync(DemoUsers.Risk));

        var draft = await CallAsync(
            DemoUsers.Risk, "createScreeningRule", new { code = "NEXT", name = "单日累计", kind = "BUYER_AMOUNT_IN_WINDOW", verdict = "REVIEW", limit = new { amount = 100 }, windowHours = 24 }, "rule { id }");
        Assert.Null(CodeOf(await CallAsync(DemoUsers.Risk, "testScreeningRule", new { ruleId = draft.GetProperty("rule").GetProperty("id").GetString(), days = 1 }, "rule { id }")));
        Assert.DoesNotContain("risk.rule-publication code=NEXT edition=1", await TasksAsync(DemoUsers.Risk));
        Assert.Contains("risk.rule-publication code=NEXT edition=1", await TasksAsync(DemoUsers.Risk2));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_timeline_tells_what_was_found_and_decided(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 100);
        var decision = (await DecisionAsync(await PlaceAsync(Placed(NewMerchant(), 200))))!;
        Assert.Null(await DecideAsync(decision, "DECLINE"));
        var entries = (await AskAsync(
            DemoUsers.Risk, "query($id: ID!) { node(id: $id) { ... on ScreeningDecision { timeline(first: 20) { nodes { code by } } } } }", new { id = NodeId.Of(decision.Id).ToString() }))
            .GetProperty("node").GetProperty("timeline").GetProperty("nodes").EnumerateArray().Select(e => $"{e.GetProperty("code").GetString()} {e.GetProperty("by").GetString()}").ToList();
        Assert.Equal(2, entries.Count(e => e.StartsWith("STATE_CHANGED", StringComparison.Ordinal)));
        Assert.Contains($"STATE_CHANGED {DemoUsers.Risk.Name}", entries);
        Assert.Contains(entries, e => e.StartsWith("risk.screening-opened", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_alone_are_told_by_what_they_hold()
    {
        var (notices, merchant) = (new RiskNotices(), NewMerchant());
        (Notice Notice, string Permission)[] told =
        [
            ((await notices.NoticesOfAsync(new RiskIdentified(new(Guid.NewGuid()), merchant, RiskCategory.Fraud, null), default))[0], RiskPermissions.Manage),
            ((await notices.NoticesOfAsync(new ScreeningOpened(new(Guid.NewGuid()), merchant, IsHeld: true), default))[0], RiskPermissions.DecideScreening),
            ((await notices.NoticesOfAsync(new ScreeningOpened(new(Guid.NewGuid()), merchant, IsHeld: false), default))[0], RiskPermissions.DecideScreening),
            ((await notices.NoticesOfAsync(new RiskAlertRaised(new(Guid.NewGuid()), merchant, 2_000), default))[0], RiskPermissions.HandleAlerts),
        ];
        Assert.All(told, t => Assert.Equal([new HeldPermission(t.Permission, null)], t.Notice.To.Permissions));
        Assert.Equal(RiskNotices.Kinds.Select(k => k.Code).Order(), told.Select(t => t.Notice.Kind.Code).Order());
        foreach (var language in Languages.All)
            Assert.All(told, t => Assert.NotEqual("", Languages.In(language, () => t.Notice.Kind.TextOf(t.Notice.Arguments))));
        // No event is a merchant's own: nobody outside hears of it.
        IEvent[] events = [new RiskIdentified(default, merchant, RiskCategory.Fraud, null), new ScreeningOpened(default, merchant, true), new RiskAlertRaised(default, merchant, 1), new RiskAlertChanged(default, merchant)];
        Assert.All(events, e => Assert.Null(e.MerchantId));
        Assert.All(RiskPermissions.All, p => Assert.All(p.Roles, r => Assert.True(Roles.IsStaff(r))));
    }

    private async Task<List<string>> TasksAsync(DemoUser user) =>
    [
        .. (await AskAsync(user, "{ myTasks { nodes { kind title { name value } } } }")).GetProperty("myTasks").GetProperty("nodes").EnumerateArray().Select(t =>
            $"{t.GetProperty("kind")} {string.Join(' ', t.GetProperty("title").EnumerateArray().Select(p => $"{p.GetProperty("name")}={p.GetProperty("value")}"))}"),
    ];
}
