using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tasks;

/// <summary>What waits for whoever is asked about a paper (DOC-11), and for those who settle disputes (DOC-18), beside the reviews themselves (FE-02).</summary>
internal sealed class ReviewTasks(MerchantsDb db, MerchantsOptions options, AllowedActions allowed)
{
    private static readonly Func<ReviewTasks, ITaskSource>[] Kinds =
    [
        t => t.Clarifications(),
        t => t.Disputes("dispute-mediation", DocumentDisputeActions.Mediate),
        t => t.Disputes("dispute-resolution", DocumentDisputeActions.Resolve),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<ReviewTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<ReviewTasks>()));
    }

    private QueriedTasks<DocumentId> Clarifications()
    {
        var action = DocumentActions.AnswerClarification;
        var reach = allowed.ReachOf(action.Mutation);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return new(
            new("merchants.paper-clarification", action.Mutation, IsDated: false),
            db.FactsOfDocuments(options).Where(action.IsOpen).Where(f => f.PausedAt != null)
                .Where(f => isEverywhere || (f.MerchantId == null ? f.IsOwn : merchants.Contains(f.MerchantId.Value)))
                .Select(f => new TaskRow<DocumentId> { Id = f.Id, Occurrence = f.StepCount, When = f.PausedAt!.Value, MerchantId = IdOf(f.MerchantId), Title = TitleOf(f.LegalName, f.Type) }));
    }

    private QueriedTasks<DocumentDisputeId> Disputes(string name, StateAction<DisputeFacts, DocumentDisputeStatus> action) => new(
        new($"merchants.{name}", action.Mutation, IsDated: false),
        db.FactsOfDisputes().Where(action.IsOpen).Select(f => new TaskRow<DocumentDisputeId> { Id = f.Id, Occurrence = f.StepCount, When = f.RaisedAt, Title = TypeOf(f.Type) }));

    private static Guid? IdOf(MerchantId? merchant) => merchant?.Value;

    private static IReadOnlyList<TitlePart> TitleOf(string legalName, DocumentType type) => [new("legalName", legalName), new("documentType", StateName.Of(type))];

    private static IReadOnlyList<TitlePart> TypeOf(DocumentType type) => [new("documentType", StateName.Of(type))];
}
