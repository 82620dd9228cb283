using Merchants.Contracts;
using Merchants.Model;
using Merchants.Outside;
using Merchants.OutsideFindings;
using Merchants.Persistence;
using Merchants.RuleChanges;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tasks;

/// <summary>What came from the outside platform and waits for somebody (FE-02): findings to put right and to report (DOC-24), changes of rules to take note of (DOC-26).</summary>
internal sealed class OutsideTasks(MerchantsDb db, IPlatformConnector platform, AllowedActions allowed)
{
    private static readonly Func<OutsideTasks, ITaskSource>[] Kinds =
    [
        t => t.Findings("platform-finding-rectification", PlatformFindingActions.Rectify),
        t => t.Findings("platform-finding-report", PlatformFindingActions.Report),
        t => t.RuleChanges(),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<OutsideTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<OutsideTasks>()));
    }

    private QueriedTasks<PlatformFindingId> Findings(string name, StateAction<PlatformFindingFacts, PlatformFindingStatus> action)
    {
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return new(
            new($"merchants.{name}", action.Mutation, IsDated: false),
            db.FactsOfPlatformFindings(platform.IsOutside).Where(action.IsOpen)
                .Where(f => isEverywhere || (f.MerchantId == null ? f.IsOwn : merchants.Contains(f.MerchantId.Value))).Select(f => new TaskRow<PlatformFindingId>
            {
                Id = f.Id, Occurrence = f.StepCount, When = f.RecordedAt, MerchantId = MerchantsTasks.IdOf(f.MerchantId), Title = TitleOf(f.Kind),
            }));
    }

    private QueriedTasks<PlatformRuleChangeId> RuleChanges()
    {
        var (me, groups) = (db.Caller.UserId, RuleChangeReaders.GroupsOf(db.Caller));
        return new(
            new("merchants.rule-change-note", "acknowledgePlatformRuleChange", IsDated: false),
            db.RuleChanges.Where(c => (c.TeamMask & groups) != 0 && !db.RuleChangeReceipts.Any(r => r.RuleChangeId == c.Id && r.UserId == me)).Select(c => new TaskRow<PlatformRuleChangeId>
            {
                Id = c.Id, Occurrence = 1, When = c.RecordedAt, Title = TitleOf(c.Title),
            }));
    }

    private static IReadOnlyList<TitlePart> TitleOf(PlatformFindingKind kind) => [new("kind", StateName.Of(kind))];

    private static IReadOnlyList<TitlePart> TitleOf(string title) => [new("title", title)];
}
