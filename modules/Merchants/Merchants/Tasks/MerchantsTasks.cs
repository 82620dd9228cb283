using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Merchants.ReviewQueue;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tasks;

/// <summary>What waits for reviewers, deciders, signers and merchants (FE-02): the objects with which the caller may take an action now.</summary>
internal sealed class MerchantsTasks(MerchantsDb db, MerchantsOptions options, AllowedActions allowed)
{
    private static readonly Func<MerchantsTasks, ITaskSource>[] Kinds =
    [
        t => t.Papers("paper-first-review", DocumentActions.Review(ReviewStage.First, ReviewDecision.Accept)),
        t => t.Papers("paper-detailed-review", DocumentActions.Review(ReviewStage.Detailed, ReviewDecision.Accept)),
        t => t.RejectedPapers(),
        t => t.ApprovedPapers(),
        t => t.Applications("application-decision", ApplicationActions.Approve),
        t => t.Applications("application-changes", ApplicationActions.Resubmit),
        t => t.Applications("agreement-signature-merchant", ApplicationActions.SignForMerchant),
        t => t.Applications("agreement-signature-platform", ApplicationActions.SignForPlatform),
    ];

    /// <summary>Registers all of them.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<MerchantsTasks>();
        foreach (var kind in Kinds)
            services.AddScoped(s => kind(s.GetRequiredService<MerchantsTasks>()));
    }

    private QueriedTasks<DocumentId> Papers(string name, StateAction<DocumentFacts, DocumentStatus> action)
    {
        var me = db.Caller.UserId;
        return new(
            new($"merchants.{name}", action.Mutation, IsDated: true),
            PapersFor(action).Where(f => f.DueAt != null).Select(f => new TaskRow<DocumentId>
            {
                Id = f.Id, Occurrence = f.StepCount, When = f.DueAt!.Value, MerchantId = IdOf(f.MerchantId), Title = ReviewTitleOf(f.LegalName, f.Type, f.AssigneeId, me),
            }));
    }

    private QueriedTasks<DocumentId> RejectedPapers() => new(
        new("merchants.paper-resubmission", DocumentActions.SubmitNextVersion.Mutation, IsDated: false),
        PapersFor(DocumentActions.SubmitNextVersion).Select(f => new TaskRow<DocumentId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.SubmittedAt, MerchantId = IdOf(f.MerchantId), Title = TitleOf(f.LegalName, f.Type),
        }));

    private QueriedTasks<DocumentId> ApprovedPapers() => new(
        new("merchants.paper-archive", DocumentActions.Archive.Mutation, IsDated: false),
        PapersFor(DocumentActions.Archive).Select(f => new TaskRow<DocumentId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.SubmittedAt, MerchantId = IdOf(f.MerchantId), Title = TitleOf(f.LegalName, f.Type),
        }));

    private QueriedTasks<MerchantApplicationId> Applications(string name, StateAction<ApplicationFacts, MerchantApplicationStatus> action) => new(
        new($"merchants.{name}", action.Mutation, IsDated: false),
        ApplicationsFor(action).Select(f => new TaskRow<MerchantApplicationId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.SubmittedAt, MerchantId = IdOf(f.MerchantId), Title = TitleOf(f.LegalName, null),
        }));

    // What somebody sees by one role at a merchant is no task by another role elsewhere (ACC-02).
    internal IQueryable<DocumentFacts> PapersFor(StateAction<DocumentFacts, DocumentStatus> action)
    {
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return db.FactsOfDocuments(options).Where(action.IsOpen)
            .Where(f => isEverywhere || (f.MerchantId == null ? f.IsOwn : merchants.Contains(f.MerchantId.Value)));
    }

    private IQueryable<ApplicationFacts> ApplicationsFor(StateAction<ApplicationFacts, MerchantApplicationStatus> action)
    {
        var (isEverywhere, merchants) = ReachOf(action.Mutation);
        return db.FactsOfApplications(options).Where(action.IsOpen)
            .Where(f => isEverywhere || (f.MerchantId == null ? f.IsOwner : merchants.Contains(f.MerchantId.Value)));
    }

    private (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(string mutation)
    {
        var reach = allowed.ReachOf(mutation);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }

    // Whose review it is (DOC-17), so that a front end can put one's own first.
    private static IReadOnlyList<TitlePart> ReviewTitleOf(string legalName, DocumentType type, Guid? assignee, Guid? me) =>
        [.. TitleOf(legalName, type), new("assignedTo", StateName.Of(assignee is null ? ReviewAssignee.Nobody : assignee == me ? ReviewAssignee.Me : ReviewAssignee.Others))];

    internal static Guid? IdOf(MerchantId? merchant) => merchant?.Value;

    internal static IReadOnlyList<TitlePart> TitleOf(string legalName, DocumentType? type) =>
        type is { } known ? [new("legalName", legalName), new("documentType", StateName.Of(known))] : [new("legalName", legalName)];
}
