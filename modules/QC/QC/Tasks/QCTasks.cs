using Merchants.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.Tasks;

/// <summary>What waits for inspectors, those who assign, those who mend and those who recheck (FE-02): what the caller may take the action with now.</summary>
internal sealed class QCTasks(QCDb db, AllowedActions allowed)
{
    private static readonly Func<QCTasks, ITaskSource>[] Kinds =
    [
        t => t.Inspections("inspection", InspectionActions.Begin),
        t => t.Inspections("submission", InspectionActions.Submit),
        t => t.Inspections("report", InspectionActions.Report),
        // What was given to somebody can be given to somebody else; it waits for that no more.
        t => t.Findings("assignment", FindingActions.Assign, isDated: false, open => open.Where(f => f.Status == FindingStatus.Open)
            .Select(f => new TaskRow<FindingId> { Id = f.Id, Occurrence = f.StepCount, When = f.FoundAt, MerchantId = f.MerchantId.Value, Title = FaultOf(f.FaultCode) })),
        t => t.Findings("rectification", FindingActions.Begin, isDated: true, Dated),
        t => t.Findings("mending", FindingActions.Progress, isDated: true, Dated),
        t => t.Findings("recheck", FindingActions.Recheck, isDated: false, open => open.Where(f => f.FixedAt != null)
            .Select(f => new TaskRow<FindingId> { Id = f.Id, Occurrence = f.StepCount, When = f.FixedAt!.Value, MerchantId = f.MerchantId.Value, Title = FaultOf(f.FaultCode) })),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<QCTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<QCTasks>()));
    }

    private QueriedTasks<InspectionId> Inspections(string name, StateAction<InspectionFacts, InspectionStatus> action)
    {
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return new(new($"qc.{name}", action.Mutation, IsDated: true), db.FactsOfInspections().Where(action.IsOpen).Where(f => isEverywhere || merchants.Contains(f.MerchantId))
            .Select(f => new TaskRow<InspectionId> { Id = f.Id, Occurrence = f.StepCount, When = f.DueAt, MerchantId = f.MerchantId.Value, Title = ProductOf(f.ProductTitle) }));
    }

    private QueriedTasks<FindingId> Findings(
        string name, StateAction<FindingFacts, FindingStatus> action, bool isDated, Func<IQueryable<FindingFacts>, IQueryable<TaskRow<FindingId>>> rows)
    {
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return new(new($"qc.{name}", action.Mutation, isDated), rows(db.FactsOfFindings().Where(action.IsOpen).Where(f => isEverywhere || merchants.Contains(f.MerchantId))));
    }

    private static IQueryable<TaskRow<FindingId>> Dated(IQueryable<FindingFacts> open) => open.Where(f => f.DueAt != null)
        .Select(f => new TaskRow<FindingId> { Id = f.Id, Occurrence = f.StepCount, When = f.DueAt!.Value, MerchantId = f.MerchantId.Value, Title = FaultOf(f.FaultCode) });

    private static IReadOnlyList<TitlePart> ProductOf(string title) => [new("title", title)];

    private static IReadOnlyList<TitlePart> FaultOf(string code) => [new("faultCode", code)];
}
