using System.Globalization;
using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.Tasks;

/// <summary>What waits for those who watch risks (FE-02): the objects with which the caller may take an action now.</summary>
internal sealed class RiskTasks(RiskDb db, AllowedActions allowed)
{
    private static readonly Func<RiskTasks, ITaskSource>[] Kinds =
    [
        t => t.Decisions(),
        t => t.Publications(),
        t => t.Alerts("alert", RiskAlertActions.Acknowledge),
        t => t.Alerts("alert-investigation", RiskAlertActions.Investigate),
        t => t.Alerts("alert-resolution", RiskAlertActions.Resolve),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<RiskTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<RiskTasks>()));
    }

    private QueriedTasks<ScreeningDecisionId> Decisions()
    {
        var (isEverywhere, merchants) = ReachOf(ScreeningDecisionActions.Approve.Mutation);
        return new(
            new("risk.screening-decision", ScreeningDecisionActions.Approve.Mutation, IsDated: true),
            db.FactsOfDecisions().Where(ScreeningDecisionActions.Approve.IsOpen).Where(f => isEverywhere || merchants.Contains(f.MerchantId)).Select(f => new TaskRow<ScreeningDecisionId>
            {
                Id = f.Id, Occurrence = f.StepCount, When = f.DueAt, MerchantId = f.MerchantId.Value, Title = TitleOf(f.Verdict),
            }));
    }

    private QueriedTasks<ScreeningRuleId> Publications() => new(
        new("risk.rule-publication", ScreeningRuleActions.Publish.Mutation, IsDated: false),
        db.FactsOfRules().Where(ScreeningRuleActions.Publish.IsOpen).Where(f => f.TestedAt != null).Select(f => new TaskRow<ScreeningRuleId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.TestedAt!.Value, Title = TitleOf(f.Code, f.Edition),
        }));

    private QueriedTasks<RiskAlertId> Alerts(string name, StateAction<RiskAlertFacts, RiskAlertStatus> action)
    {
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return new(
            new($"risk.{name}", action.Mutation, IsDated: false),
            db.FactsOfAlerts().Where(action.IsOpen).Where(f => isEverywhere || merchants.Contains(f.MerchantId)).Select(f => new TaskRow<RiskAlertId>
            {
                Id = f.Id, Occurrence = f.StepCount, When = f.RaisedAt, MerchantId = f.MerchantId.Value, Title = TitleOf(f.RateBasisPoints),
            }));
    }

    // What somebody sees by one role at a merchant is no task by another role elsewhere (ACC-02).
    private (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(string mutation)
    {
        var reach = allowed.ReachOf(mutation);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }

    private static IReadOnlyList<TitlePart> TitleOf(ScreeningVerdict verdict) => [new("verdict", StateName.Of(verdict))];

    private static IReadOnlyList<TitlePart> TitleOf(string code, int edition) => [new("code", code), new("edition", edition.ToString(CultureInfo.InvariantCulture))];

    private static IReadOnlyList<TitlePart> TitleOf(int rate) => [new("rateBasisPoints", rate.ToString(CultureInfo.InvariantCulture))];
}
