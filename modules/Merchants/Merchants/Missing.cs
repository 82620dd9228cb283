using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants;

/// <summary>The answer where an id leads to nothing that the caller may see.</summary>
internal static class Missing
{
    public static IUserError Application(MerchantApplicationId id) =>
        new NotFoundError(Text.Of("APPLICATION_NOT_FOUND"), new NodeId("MerchantApplication", id.Value).ToString());

    public static IUserError Merchant(MerchantId id) =>
        new NotFoundError(Text.Of("MERCHANT_NOT_FOUND"), new NodeId("Merchant", id.Value).ToString());

    public static IUserError Document(DocumentId id) =>
        new NotFoundError(Text.Of("DOCUMENT_NOT_FOUND"), new NodeId("Document", id.Value).ToString());

    public static IUserError Team(ReviewTeamId id) =>
        new NotFoundError(Text.Of("TEAM_NOT_FOUND"), new NodeId("ReviewTeam", id.Value).ToString());

    public static IUserError Dispute(DocumentDisputeId id) =>
        new NotFoundError(Text.Of("DISPUTE_NOT_FOUND"), new NodeId("DocumentDispute", id.Value).ToString());

    public static IUserError PaperStandard(PaperStandardId id) => new NotFoundError(Text.Of("PAPER_STANDARD_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError PlatformFinding(PlatformFindingId id) => new NotFoundError(Text.Of("PLATFORM_FINDING_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError RuleChange(PlatformRuleChangeId id) => new NotFoundError(Text.Of("RULE_CHANGE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Sanction(MerchantSanctionId id) => new NotFoundError(Text.Of("SANCTION_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Exit(MerchantExitId id) => new NotFoundError(Text.Of("EXIT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Closure(MerchantClosureId id) => new NotFoundError(Text.Of("CLOSURE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError ImprovementPlan(MerchantImprovementPlanId id) => new NotFoundError(Text.Of("IMPROVEMENT_PLAN_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError KpiTemplate(MerchantKpiTemplateId id) => new NotFoundError(Text.Of("KPI_TEMPLATE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Score(MerchantScoreId id) => new NotFoundError(Text.Of("SCORE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Ticket(GuidanceTicketId id) => new NotFoundError(Text.Of("TICKET_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError DocumentRequest(DocumentRequestId id) => new NotFoundError(Text.Of("DOCUMENT_REQUEST_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Collection(CollectionTaskId id) => new NotFoundError(Text.Of("COLLECTION_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Supplement(SupplementRequestId id) => new NotFoundError(Text.Of("SUPPLEMENT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError DocumentReport(DocumentReportId id) => new NotFoundError(Text.Of("DOCUMENT_REPORT_NOT_FOUND"), NodeId.Of(id).ToString());

    /// <summary>The application, to be changed; null where the caller sees none of this id.</summary>
    public static Task<MerchantApplication?> FindApplicationAsync(this MerchantsDb db, MerchantApplicationId id, CancellationToken cancellationToken) =>
        db.Applications.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);

    /// <summary>The paper with its versions and reviews, to be changed; null where the caller sees none of this id.</summary>
    public static Task<Document?> FindDocumentAsync(this MerchantsDb db, DocumentId id, CancellationToken cancellationToken) =>
        // One statement: between several, on PostgreSQL, somebody else's review may be committed, and the paper would not fit its reviews.
        db.Documents.Include(d => d.Versions).ThenInclude(v => v.Reviews).Include(d => d.Versions).ThenInclude(v => v.Upload).AsSingleQuery().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
}
