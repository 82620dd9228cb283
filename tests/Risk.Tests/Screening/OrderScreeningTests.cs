using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Contracts.Inbound;
using Risk.Contracts.Events;
using Risk.Model;
using Risk.Reactions;

namespace Risk.Tests.Screening;

/// <summary>Orders are screened before they are placed, and once more, exactly, when their placing is told (RSK-07).</summary>
public sealed class OrderScreeningTests : ScreeningTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_buyers_orders_of_a_window_count_together_up_to_the_limit(DatabaseKind on)
    {
        await BeginAsync(on);
        var rule = await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 10_000);
        var (merchant, now) = (NewMerchant(), Opened.Clock.Now);
        await PlaceAsync(Placed(merchant, 4_000), now.AddHours(-24));
        await PlaceAsync(Placed(NewMerchant(), 6_000), now.AddHours(-23));
        await PlaceAsync(Placed(merchant, 9_000, buyer: Guid.NewGuid()), now.AddHours(-1));
        await PlaceAsync(Placed(merchant, 50_000, currency: "USD"), now.AddHours(-1));

        Assert.Equal(ScreeningVerdict.Approve, await AskPortAsync(Placed(merchant, 4_000)));
        Assert.Equal(ScreeningVerdict.BlockAndReview, await AskPortAsync(Placed(merchant, 4_001)));
        Assert.Null(await DecisionAsync(await PlaceAsync(Placed(merchant, 4_000), now)));
        var decision = (await DecisionAsync(await PlaceAsync(Placed(merchant, 1, ScreeningVerdict.BlockAndReview), now)))!;
        var fact = Assert.Single(decision.Facts);
        Assert.Equal((rule.Id, "AMOUNT", 1, 10_001L, 10_000L, 24, 3), (fact.RuleId, fact.RuleCode, fact.RuleEdition, fact.MeasuredAmount, fact.LimitAmount, fact.WindowHours, fact.CountedOrders));
        // It was placed with that verdict already: Orders is told nothing new.
        Assert.Empty(await RaisedAsync<OrderScreeningDecided>());
        Assert.True(Assert.Single(await RaisedAsync<ScreeningOpened>()).IsHeld);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_high_price_of_a_new_merchant_is_hit_and_the_hardest_verdict_counts(DatabaseKind on)
    {
        await BeginAsync(on);
        await NewMerchantRuleAsync(ScreeningVerdict.Decline, 5_000, days: 30);
        await AmountRuleAsync(ScreeningVerdict.Review, 5_000);
        var (young, old, now) = (NewMerchant(), NewMerchant(), Opened.Clock.Now);
        await JoinAsync(young, now.AddDays(-30).AddMinutes(1));
        await JoinAsync(old, now.AddDays(-30));
        Assert.Equal(ScreeningVerdict.Approve, await AskPortAsync(Placed(young, 5_000)));
        Assert.Equal(ScreeningVerdict.Decline, await AskPortAsync(Placed(young, 5_001)));
        Assert.Equal(ScreeningVerdict.Review, await AskPortAsync(Placed(old, 5_001)));
        // Nobody knows it yet, so it is new.
        Assert.Equal(ScreeningVerdict.Decline, await AskPortAsync(Placed(NewMerchant(), 5_001)));

        var declined = (await DecisionAsync(await PlaceAsync(Placed(young, 5_001))))!;
        Assert.Equal((ScreeningVerdict.Decline, ScreeningDecisionStatus.Declined), (declined.Verdict, declined.Status));
        Assert.Equal([("NEW_MERCHANT", (int?)29), ("AMOUNT", null)], declined.Facts.Select(f => (f.RuleCode, f.MerchantAgeDays)));
        var reviewed = (await DecisionAsync(await PlaceAsync(Placed(old, 5_001, buyer: Guid.NewGuid()))))!;
        Assert.Equal((ScreeningVerdict.Review, ScreeningDecisionStatus.Open), (reviewed.Verdict, reviewed.Status));
        Assert.Equal([ScreeningVerdict.Decline, ScreeningVerdict.Review], (await RaisedAsync<OrderScreeningDecided>()).Select(e => e.Verdict));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Orders_that_were_placed_at_the_same_time_are_caught_when_they_are_told(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 10_000);
        var orders = Enumerable.Range(0, 5).Select(_ => Placed(NewMerchant(), 4_000)).ToList();
        // None sees the others before they are placed.
        Assert.All(await Task.WhenAll(orders.Select(o => AskPortAsync(o))), v => Assert.Equal(ScreeningVerdict.Approve, v));
        // They are told in the order of their commit, which is not that of their times.
        var at = Opened.Clock.Now;
        for (var i = 0; i < orders.Count; i++)
            await PlaceAsync(orders[i], at.AddSeconds(-i));
        var decided = await RaisedAsync<OrderScreeningDecided>();
        Assert.Equal(orders[2..].Select(o => o.Order), decided.Select(e => e.Order));
        Assert.All(decided, e => Assert.Equal(ScreeningVerdict.BlockAndReview, e.Verdict));
        Assert.All(decided, e => Assert.DoesNotContain("AMOUNT", e.Code, StringComparison.Ordinal));
    }

    /// <summary>Several processes may try orders of a buyer again at the same time; what fails is tried once more, as the inbox does.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Orders_of_a_buyer_that_are_screened_in_parallel_do_not_slip_through(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 10_000);
        var orders = Enumerable.Range(0, 12).Select(_ => Placed(NewMerchant(), 3_000)).ToList();
        await Task.WhenAll(orders.Concat(orders).Select(o => Task.Run(async () =>
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    await PlaceAsync(o);
                    return;
                }
                catch (DbUpdateException) when (tries < 20)
                {
                    await Task.Delay(10);
                }
            }
        })));
        await using var db = Open();
        Assert.Equal((12, 9), (await db.ScreenedOrders.CountAsync(), await db.Decisions.CountAsync()));
        Assert.Equal(9, (await RaisedAsync<OrderScreeningDecided>()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_told_twice_is_decided_once(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 10_000);
        var order = Placed(NewMerchant(), 10_001);
        for (var i = 0; i < 3; i++)
            await PlaceAsync(order);
        var cancelled = new OrderCancelled(order.Order, order.Merchant);
        for (var i = 0; i < 2; i++)
            await HandleAsync<ScreenPlacedOrders, OrderCancelled>(cancelled);
        await PlaceAsync(order);
        await using var db = Open();
        Assert.Equal((1, 1), (await db.Decisions.CountAsync(), await db.ScreenedOrders.CountAsync()));
        Assert.Single(await RaisedAsync<OrderScreeningDecided>());
        Assert.Equal(["OPEN", "LAPSED"], await db.StateChanges.Where(c => c.SubjectId == db.Decisions.First().Id.Value).OrderBy(c => c.Ordinal).Select(c => c.To).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_has_ended_leaves_the_window(DatabaseKind on)
    {
        await BeginAsync(on);
        await AmountRuleAsync(ScreeningVerdict.BlockAndReview, 10_000);
        var (cancelled, expired) = (await PlaceAsync(Placed(NewMerchant(), 5_000)), await PlaceAsync(Placed(NewMerchant(), 5_000)));
        Assert.Equal(ScreeningVerdict.BlockAndReview, await AskPortAsync(Placed(NewMerchant(), 1)));
        await HandleAsync<ScreenPlacedOrders, OrderCancelled>(new(cancelled.Order, cancelled.Merchant));
        await HandleAsync<ScreenPlacedOrders, OrderExpired>(new(expired.Order, expired.Merchant));
        Assert.Equal(ScreeningVerdict.Approve, await AskPortAsync(Placed(NewMerchant(), 10_000)));
        Assert.Null(await DecisionAsync(await PlaceAsync(Placed(NewMerchant(), 10_000))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rules_hold_for_orders_that_are_placed_while_they_are_in_force(DatabaseKind on)
    {
        await BeginAsync(on);
        await RuleAsync("AMOUNT", ScreeningRuleKind.BuyerAmountInWindow, ScreeningVerdict.Decline, 10_000, hours: 1, since: Opened.Clock.Now.AddHours(-1));
        Assert.Null(await DecisionAsync(await PlaceAsync(Placed(NewMerchant(), 20_000), Opened.Clock.Now.AddHours(-2))));
        Assert.NotNull(await DecisionAsync(await PlaceAsync(Placed(NewMerchant(), 20_000))));
        // What is held stays held where no rule hits it any more, until somebody decides.
        var held = (await DecisionAsync(await PlaceAsync(Placed(NewMerchant(), 1, ScreeningVerdict.BlockAndReview, Guid.NewGuid()))))!;
        Assert.Equal((ScreeningVerdict.BlockAndReview, 0), (held.Verdict, held.Facts.Count));
        // What was placed with a review for want of an answer has had it now.
        Assert.Null(await DecisionAsync(await PlaceAsync(Placed(NewMerchant(), 1, ScreeningVerdict.Review, Guid.NewGuid()))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_answer_before_an_order_takes_three_statements_and_changes_nothing(DatabaseKind on)
    {
        await BeginAsync(on);
        for (var i = 0; i < 5; i++)
        {
            await AmountRuleAsync(ScreeningVerdict.Review, 10_000 + i, hours: 1 + i, code: $"AMOUNT_{i}");
            await NewMerchantRuleAsync(ScreeningVerdict.Review, 10_000 + i, code: $"NEW_{i}");
            await PlaceAsync(Placed(NewMerchant(), 1_000));
        }

        var order = Placed(NewMerchant(), 20_000);
        await AskPortAsync(order);
        using (var watch = new StatementWatch())
        {
            Assert.Equal(ScreeningVerdict.Review, await AskPortAsync(order));
            Assert.True(watch.Count == 3, string.Join('\n', watch.Texts));
        }

        Assert.Null(await DecisionAsync(order));
    }
}
