using System.Text.Json;
using Catalogue.Contracts;
using Merchants.Contracts;
using Merchants.Contracts.Events;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Risk.Model;
using Risk.Reactions;

namespace Risk.Tests.Screening;

/// <summary>What tests of the screening have in common: rules in force, and orders of a buyer.</summary>
public abstract class ScreeningTests : RiskTests
{
    private protected static readonly Guid Buyer = DemoUsers.Buyer.Id;

    private static readonly Actor Author = new(DemoUsers.Risk.Id);

    /// <summary>A rule of a kind that is in force since long ago.</summary>
    private protected async Task<ScreeningRule> RuleAsync(
        string code, ScreeningRuleKind kind, ScreeningVerdict verdict, long limit, int? hours = null, int? days = null, DateTime? since = null)
    {
        var at = since ?? Opened.Clock.Now.AddYears(-2);
        var rule = ScreeningRule.Draft(new(Guid.CreateVersion7()), new(code, "规则", kind, verdict, Money.Fen(limit), hours, days), 1, Author, at);
        Assert.Null(rule.NoteTest(30, 0, 0, Author, at));
        Assert.Null(rule.Publish(new(DemoUsers.Risk2.Id), at));
        await using var db = Open();
        db.Add(rule);
        await db.SaveChangesAsync();
        return rule;
    }

    private protected Task<ScreeningRule> AmountRuleAsync(ScreeningVerdict verdict, long limit, int hours = 24, string code = "AMOUNT") =>
        RuleAsync(code, ScreeningRuleKind.BuyerAmountInWindow, verdict, limit, hours: hours);

    private protected Task<ScreeningRule> NewMerchantRuleAsync(ScreeningVerdict verdict, long price, int days = 30, string code = "NEW_MERCHANT") =>
        RuleAsync(code, ScreeningRuleKind.NewMerchantHighPrice, verdict, price, days: days);

    private protected Task JoinAsync(MerchantId merchant, DateTime at) => HandleAsync<FollowMerchants, MerchantActivated>(new(merchant, new(Guid.NewGuid())), at);

    /// <summary>An order of one piece.</summary>
    private protected static OrderPlaced Placed(
        MerchantId merchant, long total, ScreeningVerdict verdict = ScreeningVerdict.Approve, Guid? buyer = null, string currency = Money.Yuan) =>
        new(new(Guid.CreateVersion7()), merchant, buyer ?? Buyer, total, currency, verdict, [new(1, new(Guid.NewGuid()), new(Guid.NewGuid()), 1, total, 0)]);

    private protected async Task<OrderPlaced> PlaceAsync(OrderPlaced order, DateTime? at = null)
    {
        await HandleAsync<ScreenPlacedOrders, OrderPlaced>(order, at);
        return order;
    }

    /// <summary>Asks the port as Orders does, before the order is placed.</summary>
    private protected async Task<ScreeningVerdict> AskPortAsync(OrderPlaced order, DateTime? at = null)
    {
        await using var scope = Opened.As();
        return await scope.ServiceProvider.GetRequiredService<IOrderScreening>().ScreenAsync(
            new(order.Order, order.Merchant, order.Buyer, order.Total, order.Currency, at ?? Opened.Clock.Now, [.. order.Lines.Select(l => new LineToScreen(l.Product, l.Quantity, l.UnitPrice))]), default);
    }

    private protected async Task<ScreeningDecision?> DecisionAsync(OrderPlaced order)
    {
        await using var db = Open();
        return await db.Decisions.AsNoTracking().Include(d => d.Facts.OrderBy(f => f.Ordinal)).AsSingleQuery().SingleOrDefaultAsync(d => d.OrderId == order.Order);
    }

    /// <summary>Decides; gives the code of the error, null where it was decided.</summary>
    private protected async Task<string?> DecideAsync(ScreeningDecision decision, string verdict, int? expectedVersion = null, DemoUser? by = null) => CodeOf(await CallAsync(
        by ?? DemoUsers.Risk, "decideScreening", new { decisionId = NodeId.Of(decision.Id).ToString(), verdict, note = "已电话核实", expectedVersion }, "decision { status }"));
}
