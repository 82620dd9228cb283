using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tasks;

/// <summary>What waits for those who collect papers, hand in missing parts, look at these, and answer customers (FE-02).</summary>
internal sealed class DemandTasks(MerchantsDb db, AllowedActions allowed)
{
    private static readonly Func<DemandTasks, ITaskSource>[] Kinds =
    [
        // What was given to somebody can be given to somebody else; it waits for that no more.
        t => t.Collections("collection-assignment", CollectionActions.Assign, open => open.Where(f => !f.IsAssigned)),
        t => t.Collections("collection", CollectionActions.Record, open => open.Where(f => f.IsResponsible)),
        t => t.Collections("collection-entry", CollectionActions.Enter, open => open),
        t => t.Supplements("supplement", SupplementActions.Supply),
        t => t.Supplements("supplement-check", SupplementActions.Accept),
        t => t.Reports("report-investigation", DocumentReportActions.Investigate),
        t => t.Reports("report-answer", DocumentReportActions.Answer),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<DemandTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<DemandTasks>()));
    }

    private QueriedTasks<CollectionTaskId> Collections(
        string name, StateAction<CollectionFacts, CollectionStatus> action, Func<IQueryable<CollectionFacts>, IQueryable<CollectionFacts>> among)
    {
        var isEverywhere = allowed.ReachOf(action.Mutation).IsEverywhere;
        return new(new($"merchants.{name}", action.Mutation, IsDated: true), among(db.FactsOfCollections().Where(action.IsOpen).Where(_ => isEverywhere))
            .Select(f => new TaskRow<CollectionTaskId> { Id = f.Id, Occurrence = f.StepCount, When = f.DueAt, MerchantId = IdOf(f.MerchantId), Title = PaperOf(f.LegalName, f.Type) }));
    }

    private QueriedTasks<SupplementRequestId> Supplements(string name, StateAction<SupplementFacts, SupplementStatus> action)
    {
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return new(new($"merchants.{name}", action.Mutation, IsDated: true), db.FactsOfSupplements().Where(action.IsOpen)
            .Where(f => isEverywhere || (f.MerchantId == null ? f.IsOwn : merchants.Contains(f.MerchantId.Value)))
            .Select(f => new TaskRow<SupplementRequestId> { Id = f.Id, Occurrence = f.StepCount, When = f.DueAt, MerchantId = IdOf(f.MerchantId), Title = NameOf(f.LegalName) }));
    }

    private QueriedTasks<DocumentReportId> Reports(string name, StateAction<DocumentReportFacts, DocumentReportStatus> action)
    {
        var isEverywhere = allowed.ReachOf(action.Mutation).IsEverywhere;
        return new(new($"merchants.{name}", action.Mutation, IsDated: false), db.FactsOfReports().Where(action.IsOpen).Where(_ => isEverywhere)
            .Select(f => new TaskRow<DocumentReportId> { Id = f.Id, Occurrence = f.StepCount, When = f.ReportedAt, MerchantId = f.MerchantId.Value, Title = NameOf(f.MerchantName) }));
    }

    private static Guid? IdOf(MerchantId? merchant) => merchant?.Value;

    private static IReadOnlyList<TitlePart> NameOf(string legalName) => [new("legalName", legalName)];

    private static IReadOnlyList<TitlePart> PaperOf(string legalName, DocumentType type) => [new("legalName", legalName), new("documentType", StateName.Of(type))];
}
