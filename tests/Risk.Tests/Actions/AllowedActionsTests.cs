using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.Tests.Actions;

/// <summary>What a front end is told that can be done is what the mutations do (FE-01), for every state, role and action.</summary>
public sealed class AllowedActionsTests : RiskTests
{
    private static readonly Actor Author = new(DemoUsers.Risk.Id);
    private static readonly RiskMatrix Matrix = new(4, 9, 16);
    private int _rules;

    [Theory, OnSqlite, OnPostgres]
    public async Task Risks(DatabaseKind on) => await AgreesAsync<RiskFacts, RiskStatus>(on, new("Risk", RiskActions.All,
        [
            .. Enum.GetValues<RiskStatus>().Select(s => new ActionCase($"risk {s}", _ => RiskInAsync(s))),
            new("critical risk", _ => RiskInAsync(RiskStatus.Assessed, 5)),
            new("critical risk with a plan", _ => RiskInAsync(RiskStatus.Assessed, 5, isPlanned: true)),
            new("risk without a merchant", _ => RiskInAsync(RiskStatus.Assessed, merchant: false)),
        ],
        [DemoUsers.Risk, DemoUsers.Risk2],
        (host, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["riskId"] = new NodeId("Risk", id).ToString() };
            if (action == RiskActions.Assess)
                (input["kind"], input["likelihood"], input["impact"]) = ("CURRENT", 1, 1);
            if (action == RiskActions.Plan)
                (input["strategy"], input["measures"], input["dueOn"]) = ("REDUCE", "加强审核", "2026-12-31");
            if (action == RiskActions.Accept)
                input["validUntil"] = host.Clock.Now.AddDays(1);
            if (action == RiskActions.Accept || action == RiskActions.Close)
                input["note"] = "说明";
            return Task.FromResult(input);
        }));

    [Theory, OnSqlite, OnPostgres]
    public async Task Editions_of_rules(DatabaseKind on) => await AgreesAsync<ScreeningRuleFacts, ScreeningRuleStatus>(on, new("ScreeningRule", ScreeningRuleActions.All,
        [.. Enum.GetValues<ScreeningRuleStatus>().Select(s => new ActionCase($"rule {s}", _ => RuleInAsync(s)))],
        [DemoUsers.Risk],
        (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["ruleId"] = new NodeId("ScreeningRule", id).ToString() };
            if (action == ScreeningRuleActions.Test)
                input["days"] = 30;
            return Task.FromResult(input);
        }));

    [Theory, OnSqlite, OnPostgres]
    public async Task Decisions(DatabaseKind on) => await AgreesAsync<ScreeningDecisionFacts, ScreeningDecisionStatus>(on, new("ScreeningDecision", ScreeningDecisionActions.All,
        [.. Enum.GetValues<ScreeningDecisionStatus>().Select(s => new ActionCase($"decision {s}", _ => DecisionInAsync(s)))],
        [],
        (_, id, _) => Task.FromResult(new Dictionary<string, object?> { ["decisionId"] = new NodeId("ScreeningDecision", id).ToString(), ["note"] = "核实" })));

    [Theory, OnSqlite, OnPostgres]
    public async Task Alerts(DatabaseKind on) => await AgreesAsync<RiskAlertFacts, RiskAlertStatus>(on, new("RiskAlert", RiskAlertActions.All,
        [.. Enum.GetValues<RiskAlertStatus>().Select(s => new ActionCase($"alert {s}", _ => AlertInAsync(s)))],
        [],
        (_, id, action) =>
        {
            var input = new Dictionary<string, object?> { ["alertId"] = new NodeId("RiskAlert", id).ToString() };
            if (action == RiskAlertActions.Resolve || action == RiskAlertActions.Dismiss)
                input["note"] = "核实";
            return Task.FromResult(input);
        }));

    private async Task AgreesAsync<TFacts, TState>(DatabaseKind on, ActionFixture<TFacts, TState> fixture) where TFacts : IStateFacts<TState> where TState : struct, Enum
    {
        await BeginAsync(on);
        var (tried, taken) = await ActionAgreement.CheckAsync(Opened, fixture);
        Assert.True(tried == fixture.Cases.Count * fixture.Actions.Count * (DemoUsers.All.Count + fixture.Participants.Count) && taken >= fixture.Actions.Count, $"{taken} of {tried}");
    }

    private async Task<Guid> RiskInAsync(RiskStatus status, int step = 2, bool isPlanned = false, bool merchant = true)
    {
        await using var db = Open();
        var risk = RiskEntry.Identify(new(new(Guid.CreateVersion7()), "刷单", null, RiskCategory.Fraud, merchant ? NewMerchant() : null, null), Author, MovableClock.Start);
        if (status != RiskStatus.Identified)
            db.Add(risk.Assess(new(RiskAssessmentKind.Current, step, step, null), Matrix, new(DemoUsers.Risk2.Id), MovableClock.Start).Assessment!);
        if (isPlanned)
            Assert.Null(risk.Plan(MovableClock.Start));
        db.Add(risk);
        await db.SaveChangesAsync();
        await ForceAsync(db, risk, status);
        return risk.Id.Value;
    }

    private async Task<Guid> RuleInAsync(ScreeningRuleStatus status)
    {
        await using var db = Open();
        var content = new RuleContent($"RULE_{++_rules}", "规则", ScreeningRuleKind.BuyerAmountInWindow, ScreeningVerdict.Review, Money.Fen(100), 24, null);
        var rule = db.Add(ScreeningRule.Draft(new(Guid.CreateVersion7()), content, 1, Author, MovableClock.Start)).Entity;
        await db.SaveChangesAsync();
        await ForceAsync(db, rule, status);
        return rule.Id.Value;
    }

    private async Task<Guid> DecisionInAsync(ScreeningDecisionStatus status)
    {
        await using var db = Open();
        var order = new OrderAtHand(new(Guid.CreateVersion7()), NewMerchant(), Guid.NewGuid(), 1, Money.Yuan, MovableClock.Start, 1);
        var decision = db.Add(ScreeningDecision.Screen(order, ScreeningVerdict.BlockAndReview, [], TimeSpan.FromHours(24), MovableClock.Start)!).Entity;
        await db.SaveChangesAsync();
        await ForceAsync(db, decision, status);
        return decision.Id.Value;
    }

    private async Task<Guid> AlertInAsync(RiskAlertStatus status)
    {
        await using var db = Open();
        var alert = db.Add(RiskAlert.Of(NewMerchant(), new(20, 1_000, 500, 20), new(30, 1_500, 1_000, TimeSpan.FromHours(72)), MovableClock.Start)).Entity;
        await db.SaveChangesAsync();
        await ForceAsync(db, alert, status);
        return alert.Id.Value;
    }

    private static async Task ForceAsync(RiskDb db, object subject, object status)
    {
        db.Entry(subject).Property("Status").CurrentValue = status;
        await db.SaveChangesAsync();
    }
}
