using Modular.GraphQL;
using Modular.Kernel;
using Modular.Platform;
using Settlement.Contracts;
using Settlement.Contracts.Events;
using Settlement.Notices;

namespace Settlement.Tests.FrontEnds;

/// <summary>What waits for whom (FE-02), and who is told what (ACC-04).</summary>
public sealed class FrontEndTests : SettlementTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_finds_what_waits_for_him(DatabaseKind on)
    {
        await BeginAsync(on, Setup with { Beside = [new OrdersStandIn(), new PlatformModule()] });
        var (merchant, other) = (NewMerchant(), NewMerchant());
        await SellAsync(other, 500, 25, February);
        var id = await PayoutAsync(merchant, 900, isApproved: false);
        var statement = NodeId.Of((await StatementAsync(other, "2026-02")).Id).ToString();
        Assert.Null(await CallAsync(Finance, "issueStatement", new { statementId = statement }));

        Assert.Equal([$"settlement.statement-confirmation {statement} period=2026-02 amount=¥4.75"], await TasksAsync(OwnerOf(other)));
        Assert.Empty(await TasksAsync(OwnerOf(merchant)));
        // Whoever made the payout does not find it.
        Assert.Empty(await TasksAsync(Finance));
        Assert.Equal([$"settlement.payout-approval {id} amount=¥9.00"], await TasksAsync(Checker));
        Assert.Null(await CallAsync(OwnerOf(other), "confirmStatement", new { statementId = statement }));
        Assert.Equal([$"settlement.statement-payment {statement} period=2026-02 amount=¥4.75"], await TasksAsync(Finance));
    }

    [Fact]
    public async Task Finance_and_the_merchants_people_are_told_what_concerns_them()
    {
        var (merchant, statement, payout) = (NewMerchant(), new StatementId(Guid.NewGuid()), new PayoutId(Guid.NewGuid()));
        var (statements, payouts) = (new StatementNotices(), new PayoutNotices());
        var people = Audience.HoldingAt(merchant.Value, SettlementPermissions.ConfirmStatement).Permissions;
        (Notice Notice, IEnumerable<HeldPermission> To)[] told =
        [
            ((await statements.NoticesOfAsync(new PeriodClosed(new(Guid.NewGuid()), "2026-02"), default))[0], Audience.Holding(SettlementPermissions.IssueStatement).Permissions),
            ((await statements.NoticesOfAsync(new StatementIssued(statement, merchant, "2026-02", 900, Money.Yuan), default))[0], people),
            ((await statements.NoticesOfAsync(new StatementConfirmed(statement, merchant, false), default))[0], Audience.Holding(SettlementPermissions.CreatePayout).Permissions),
            ((await statements.NoticesOfAsync(new StatementDisputed(statement, merchant), default))[0], Audience.Holding(SettlementPermissions.AdjustStatement).Permissions),
            ((await statements.NoticesOfAsync(new StatementAdjusted(statement, merchant, 5, Money.Yuan), default))[0], people),
            ((await payouts.NoticesOfAsync(new PayoutCreated(payout, merchant, 900, Money.Yuan), default))[0], Audience.Holding(SettlementPermissions.ApprovePayout).Permissions),
            ((await payouts.NoticesOfAsync(new PayoutPaid(payout, merchant, 900, Money.Yuan), default))[0], people),
            ((await payouts.NoticesOfAsync(new PayoutFailed(payout, merchant, "ACCOUNT_REFUSED"), default))[0], Audience.Holding(SettlementPermissions.CreatePayout).Permissions),
            ((await payouts.NoticesOfAsync(new PayoutReversed(payout, merchant, 900, Money.Yuan), default))[0], people.Concat(Audience.Holding(SettlementPermissions.CreatePayout).Permissions)),
        ];
        Assert.All(told, t => Assert.Equal(t.To, t.Notice.To.Permissions));
        Assert.Equal(SettlementNotices.All.Select(k => k.Code).Order(), told.Select(t => t.Notice.Kind.Code).Order());
        foreach (var language in Languages.All)
            Assert.All(told, t => Assert.NotEqual("", Languages.In(language, () => t.Notice.Kind.TextOf(t.Notice.Arguments))));
    }

    private async Task<List<string>> TasksAsync(TestCaller caller)
    {
        var answer = await Opened.ExecuteAsync(caller, "{ myTasks { nodes { kind title { name value } subject { id } } } }");
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{errors}");
        return [.. answer.GetProperty("data").GetProperty("myTasks").GetProperty("nodes").EnumerateArray().Select(t =>
            $"{t.GetProperty("kind")} {t.GetProperty("subject").GetProperty("id")} {string.Join(' ', t.GetProperty("title").EnumerateArray().Select(p => $"{p.GetProperty("name")}={p.GetProperty("value")}"))}")];
    }
}
