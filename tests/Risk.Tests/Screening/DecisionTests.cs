using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Contracts.Inbound;
using Risk.Contracts;
using Risk.Contracts.Inbound;
using Risk.Model;
using Risk.Reactions;
using Settlement.Contracts;

namespace Risk.Tests.Screening;

/// <summary>Somebody decides on what was set aside, once; until then payouts of the merchant are held (RSK-07, SET-08).</summary>
public sealed class DecisionTests : ScreeningTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_decision_releases_or_ends_the_order_once(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 100);
        var (one, other) = (await PlaceAsync(Placed(NewMerchant(), 101)), await PlaceAsync(Placed(NewMerchant(), 101, buyer: Guid.NewGuid())));
        var (first, second) = ((await DecisionAsync(one))!, (await DecisionAsync(other))!);
        Assert.Equal("EDIT_CONFLICT", await DecideAsync(first, "APPROVE", expectedVersion: 9));
        Assert.Null(await DecideAsync(first, "APPROVE", expectedVersion: 1));
        Assert.Equal("ILLEGAL_TRANSITION", await DecideAsync(first, "DECLINE"));
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => DecideAsync(second, i % 2 == 0 ? "DECLINE" : "APPROVE")));
        Assert.Single(codes, c => c is null);
        var raised = await RaisedAsync<OrderScreeningDecided>();
        Assert.Equal([(one.Order, ScreeningVerdict.BlockAndReview), (other.Order, ScreeningVerdict.BlockAndReview), (one.Order, ScreeningVerdict.Approve)], raised[..3].Select(e => (e.Order, e.Verdict)));
        Assert.Equal((4, other.Order), (raised.Count, raised[3].Order));

        var told = await AskAsync(DemoUsers.Supervisor, """
            { screeningDecisions(where: { status: { eq: APPROVED } verdict: { eq: BLOCK_AND_REVIEW } }) { nodes {
              status verdict placedVerdict decidedBy decidedAt order { id } merchant { id } facts { ruleCode ruleEdition verdict countedOrders measured { amount currency } limit { amount } rule { name } }
              history { nodes { to reason } } } } }
            """);
        var node = Assert.Single(told.GetProperty("screeningDecisions").GetProperty("nodes").EnumerateArray());
        Assert.Equal(DemoUsers.Risk.Name, node.GetProperty("decidedBy").GetString());
        Assert.Equal((101, 100), (node.GetProperty("facts")[0].GetProperty("measured").GetProperty("amount").GetInt64(), node.GetProperty("facts")[0].GetProperty("limit").GetProperty("amount").GetInt64()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Payouts_are_held_while_an_order_is_held_or_a_critical_risk_is_open(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 1_000);
        await AmountRuleAsync(ScreeningVerdict.Review, 100, code: "LOOK");
        var merchant = NewMerchant();
        await PlaceAsync(Placed(merchant, 101));
        Assert.Equal(PayoutVerdict.Pay, await AskPayoutAsync(merchant.Value));
        var order = await PlaceAsync(Placed(merchant, 1_001, buyer: Guid.NewGuid()));
        Assert.Equal(PayoutVerdict.Hold, await AskPayoutAsync(merchant.Value));
        Assert.Equal(PayoutVerdict.Pay, await AskPayoutAsync(Guid.NewGuid()));
        Assert.Null(await DecideAsync((await DecisionAsync(order))!, "APPROVE"));
        Assert.Equal(PayoutVerdict.Pay, await AskPayoutAsync(merchant.Value));

        var source = Guid.NewGuid();
        await HandleAsync<TakeSignals, RiskSignalled>(new(Guid.NewGuid(), merchant, RiskCategory.Quality, "DEFECT", 4, 4));
        Assert.Equal(PayoutVerdict.Pay, await AskPayoutAsync(merchant.Value));
        await HandleAsync<TakeSignals, RiskSignalled>(new(source, merchant, RiskCategory.Fraud, "COUNTERFEIT", 5, 5));
        Assert.Equal(PayoutVerdict.Hold, await AskPayoutAsync(merchant.Value));
        await HandleAsync<TakeSignals, RiskSignalCleared>(new(source, merchant));
        Assert.Equal(PayoutVerdict.Pay, await AskPayoutAsync(merchant.Value));
    }

    /// <summary>Declined when the goods had left already, the order goes on; its money waits until it is over, in each of the ways in which it can be.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Payouts_are_held_while_what_was_declined_is_on_its_way(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 1_000);
        Func<OrderPlaced, Task>[] ends =
        [
            o => HandleAsync<ScreenPlacedOrders, OrderCancelled>(new(o.Order, o.Merchant)),
            o => HandleAsync<ScreenPlacedOrders, OrderExpired>(new(o.Order, o.Merchant)),
            o => HandleAsync<ScreenPlacedOrders, OrderCompleted>(new(o.Order, o.Merchant)),
            async o =>
            {
                var first = new OrderRefunded(o.Order, o.Merchant, new(Guid.NewGuid()), 1_000, Money.Yuan, []);
                // Told twice, it has gone back once.
                await HandleAsync<WatchRefunds, OrderRefunded>(first);
                await HandleAsync<WatchRefunds, OrderRefunded>(first);
                Assert.Equal(PayoutVerdict.Hold, await AskPayoutAsync(o.Merchant.Value));
                await HandleAsync<WatchRefunds, OrderRefunded>(new(o.Order, o.Merchant, new(Guid.NewGuid()), 1, Money.Yuan, []));
            },
        ];
        foreach (var end in ends)
        {
            var merchant = NewMerchant();
            var order = await PlaceAsync(Placed(merchant, 1_001, buyer: Guid.NewGuid()));
            Assert.Null(await DecideAsync((await DecisionAsync(order))!, "DECLINE"));
            Assert.Equal(PayoutVerdict.Hold, await AskPayoutAsync(merchant.Value));
            await end(order);
            Assert.Equal(PayoutVerdict.Pay, await AskPayoutAsync(merchant.Value));
        }

        // What is completed counts in its window still.
        var (buyer, seller) = (Guid.NewGuid(), NewMerchant());
        var small = await PlaceAsync(Placed(seller, 600, buyer: buyer));
        await HandleAsync<ScreenPlacedOrders, OrderCompleted>(new(small.Order, seller));
        Assert.NotNull(await DecisionAsync(await PlaceAsync(Placed(seller, 600, buyer: buyer))));
    }

    /// <summary>An acceptance that is over holds payouts at once, not when the job comes by; one that was watched or cleared leaves nothing of it behind.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_acceptance_that_is_over_holds_payouts_at_once(DatabaseKind on)
    {
        await BeginAsync(on);
        var (merchant, source) = (NewMerchant(), Guid.NewGuid());
        await HandleAsync<TakeSignals, RiskSignalled>(new(source, merchant, RiskCategory.Fraud, "COUNTERFEIT", 5, 5));
        await using var db = Open();
        var risk = NodeId.Of((await db.Risks.SingleAsync()).Id).ToString();
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "acceptRisk", risk, new() { ["validUntil"] = Opened.Clock.Now.AddDays(1), ["note"] = "x" }));
        Assert.Equal(PayoutVerdict.Pay, await AskPayoutAsync(merchant.Value));
        Opened.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(PayoutVerdict.Hold, await AskPayoutAsync(merchant.Value));
        await HandleAsync<TakeSignals, RiskSignalCleared>(new(source, merchant));
        var cleared = await db.Risks.AsNoTracking().SingleAsync();
        Assert.Equal((RiskStatus.Monitoring, null, null), (cleared.Status, cleared.AcceptedUntil, cleared.AcceptedById));
        Assert.Equal(PayoutVerdict.Pay, await AskPayoutAsync(merchant.Value));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_order_shows_its_screening_to_those_who_read_risks_alone_in_one_batch(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.Review, 100);
        var orders = new List<string>();
        for (var i = 0; i < 6; i++)
            orders.Add(NodeId.Of((await PlaceAsync(Placed(NewMerchant(), i == 0 ? 1 : 200, buyer: Guid.NewGuid()))).Order).ToString());
        const string Document = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { id screening { status verdict facts { ruleCode } } } } }";
        await AskAsync(DemoUsers.Risk, Document, new { ids = orders });
        using (var watch = new StatementWatch())
        {
            var told = (await AskAsync(DemoUsers.Risk, Document, new { ids = orders })).GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("screening")).ToList();
            Assert.True(watch.Count == 2, string.Join('\n', watch.Texts));
            Assert.Equal(JsonValueKind.Null, told[0].ValueKind);
            Assert.All(told[1..], s => Assert.Equal("REVIEW", s.GetProperty("verdict").GetString()));
        }

        foreach (var user in new[] { DemoUsers.Buyer, DemoUsers.Merchant, DemoUsers.Fulfilment })
        {
            var answer = await Opened.ExecuteAsync(Opened.CallerOf(user), Document, new { ids = orders });
            Assert.All(answer.GetProperty("data").GetProperty("nodes").EnumerateArray(), n => Assert.Equal(JsonValueKind.Null, n.GetProperty("screening").ValueKind));
            Assert.Equal("AUTH_NOT_AUTHORIZED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    private async Task<PayoutVerdict> AskPayoutAsync(Guid merchant)
    {
        await using var scope = Opened.As();
        return await scope.ServiceProvider.GetRequiredService<IPayoutScreening>().ScreenAsync(new(new(Guid.NewGuid()), new(merchant), 1, Money.Yuan), default);
    }
}
