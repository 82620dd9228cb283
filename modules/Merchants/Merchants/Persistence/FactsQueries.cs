using Merchants.CheckEntry;
using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.Persistence;

/// <summary>
/// Makes the facts that the rules of actions ask about (FE-01), seen from the caller, by one statement for all objects. Only what the caller may see has facts.
/// </summary>
internal static class FactsQueries
{
    /// <summary>The facts about papers.</summary>
    public static IQueryable<DocumentFacts> FactsOfDocuments(this MerchantsDb db, MerchantsOptions options)
    {
        var (me, mustDiffer, isOutside) = (db.Caller.UserId, options.DetailedReviewerMustDiffer, options.OutsidePlatform is not null);
        var (isFirstEverywhere, firstAt) = ReachOf(db, MerchantsPermissions.FirstReview);
        var (isDetailedEverywhere, detailedAt) = ReachOf(db, MerchantsPermissions.DetailedReview);
        List<MerchantId> own = [.. db.Caller.MerchantScope.Select(m => new MerchantId(m))];
        return db.Documents.Join(db.Applications, d => d.ApplicationId, a => a.Id, (d, a) => new DocumentFacts
        {
            Id = d.Id,
            Status = d.Status,
            ApplicationStatus = a.Status,
            StepCount = d.StepCount,
            DueAt = d.DueAt,
            SubmittedAt = d.SubmittedAt,
            MerchantId = d.MerchantId,
            Type = d.Type,
            LegalName = a.LegalName,
            IsOwn = d.OwnerId == me,
            TookPart = d.OwnerId == me || d.Versions.Any(v => v.UploaderId == me || v.Upload!.ById == me),
            UploadingSince = d.UploadingSince,
            UploadsOutside = isOutside,
            MustLeaveDetails = mustDiffer && d.Versions.Any(v => v.Number == d.VersionNumber && v.Reviews.Any(r => r.Stage == ReviewStage.First && r.ReviewerId == me)),
            HasReviewed = d.Versions.Any(v => v.Reviews.Any(r => r.ReviewerId == me)),
            LacksReview = d.Status == DocumentStatus.FirstReview
                ? !(isFirstEverywhere || (d.MerchantId == null ? d.OwnerId == me : firstAt.Contains(d.MerchantId.Value)))
                : !(isDetailedEverywhere || (d.MerchantId == null ? d.OwnerId == me : detailedAt.Contains(d.MerchantId.Value))),
            IsAsked = d.OwnerId == me || d.Versions.Any(v => v.UploaderId == me) || (d.MerchantId != null && own.Contains(d.MerchantId.Value))
                || db.Clarifications.Any(c => c.DocumentId == d.Id && c.Ordinal == d.ClarificationCount && c.TeamId != null
                    && db.ReviewTeamMembers.Any(m => m.TeamId == c.TeamId.Value && m.UserId == me)),
            PausedAt = d.PausedAt,
            IsDisputed = db.Disputes.Any(x => x.DocumentId == d.Id && x.Status != DocumentDisputeStatus.Resolved),
            AssigneeId = d.AssigneeId,
        });
    }

    /// <summary>The facts about applications.</summary>
    public static IQueryable<ApplicationFacts> FactsOfApplications(this MerchantsDb db, MerchantsOptions options)
    {
        var (me, mandatory, maySign) = (db.Caller.UserId, options.MandatoryPapersInForce, db.Caller.Has(MerchantsPermissions.SignForPlatform));
        var number = mandatory.Count;
        // What the standard in force does not name, the settings decide.
        var inForce = db.RequirementsInForce();
        // What stands against a decision matters while there is one to be made: of a merchant, all papers it ever had need not be looked at.
        var undecided = ApplicationActions.AddEvidence.From.ToArray();
        return db.Applications.Select(a => new ApplicationFacts
        {
            Id = a.Id,
            Status = a.Status,
            StepCount = a.StepCount,
            SubmittedAt = a.SubmittedAt,
            MerchantId = a.MerchantId,
            LegalName = a.LegalName,
            IsOwner = a.OwnerId == me,
            HasApplied = a.OwnerId == me || a.SubmitterId == me,
            TookPart = a.OwnerId == me || a.SubmitterId == me || (undecided.Contains(a.Status) && db.Documents.Any(d => d.ApplicationId == a.Id && d.Versions.Any(v => v.UploaderId == me))),
            MissesPapers = undecided.Contains(a.Status) && (inForce.Any(r => r.IsMandatory
                    && !db.Documents.Any(d => d.ApplicationId == a.Id && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived) && d.Type == r.Type))
                || db.Documents.Where(d => d.ApplicationId == a.Id && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived) && mandatory.Contains(d.Type)
                    && !inForce.Any(r => r.Type == d.Type)).Select(d => d.Type).Distinct().Count() + inForce.Count(r => mandatory.Contains(r.Type)) < number),
            OpenSupplements = a.OpenSupplements,
            MaySignForPlatform = maySign,
            IsMerchantSigned = db.Agreements.Any(g => g.ApplicationId == a.Id && g.MerchantSignature != null),
            IsPlatformSigned = db.Agreements.Any(g => g.ApplicationId == a.Id && g.PlatformSignature != null),
            HasFailedVerification = db.Verifications.Any(v => v.ApplicationId == a.Id && v.Result == VerificationResult.Failed
                && !db.Verifications.Any(n => n.ApplicationId == a.Id && n.Kind == v.Kind && n.Number > v.Number)),
            MissesCriteria = undecided.Contains(a.Status) && db.Criteria.Any(c => c.CriteriaId == a.EntryCriteriaId
                && !db.RuleExceptions.Any(w => w.Rule == ExceptedRule.EntryCriterionWaived && w.ApplicationId == a.Id && w.Detail == c.Code)
                && !(c.PaperType != null && db.Documents.Any(d => d.ApplicationId == a.Id && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived) && d.Type == c.PaperType))
                && !(c.PaperType == null && db.Evidence.Any(e => e.ApplicationId == a.Id && e.Criterion == c.Code && (e.DocumentId == null
                    || db.Documents.Any(d => d.Id == e.DocumentId && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived)))))),
            HasWaived = db.RuleExceptions.Any(w => w.Rule == ExceptedRule.EntryCriterionWaived && w.ApplicationId == a.Id && w.ById == me),
        });
    }

    /// <summary>The facts about disputes (DOC-18).</summary>
    public static IQueryable<DisputeFacts> FactsOfDisputes(this MerchantsDb db)
    {
        var me = db.Caller.UserId;
        return db.Disputes.Join(db.Documents, x => x.DocumentId, d => d.Id, (x, d) => new DisputeFacts
        {
            Id = x.Id,
            Status = x.Status,
            StepCount = x.StepCount,
            RaisedAt = x.RaisedAt,
            TookPart = x.RaisedById == me || d.OwnerId == me || d.Versions.Any(v => v.UploaderId == me || v.Reviews.Any(r => r.ReviewerId == me)),
            Type = d.Type,
        });
    }

    /// <summary>The facts about some disputes.</summary>
    public static Task<Dictionary<DocumentDisputeId, DisputeFacts>> LoadFactsAsync(this MerchantsDb db, IReadOnlyList<DocumentDisputeId> ids, CancellationToken cancellationToken) =>
        db.FactsOfDisputes().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some papers.</summary>
    public static Task<Dictionary<DocumentId, DocumentFacts>> LoadFactsAsync(
        this MerchantsDb db, IReadOnlyList<DocumentId> ids, MerchantsOptions options, CancellationToken cancellationToken) =>
        db.FactsOfDocuments(options).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some applications.</summary>
    public static async Task<Dictionary<MerchantApplicationId, ApplicationFacts>> LoadFactsAsync(
        this MerchantsDb db, IReadOnlyList<MerchantApplicationId> ids, MerchantsOptions options, CancellationToken cancellationToken)
    {
        var facts = await db.FactsOfApplications(options).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        if (facts.Values.Where(f => f.MissesPapers).Select(f => f.Id).ToList() is { Count: > 0 } incomplete)
        {
            var mandatory = await db.MandatoryTypesAsync(options, cancellationToken);
            var approved = (await db.Documents.Where(d => incomplete.Contains(d.ApplicationId) && mandatory.Contains(d.Type) && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived))
                .Select(d => new { d.ApplicationId, d.Type }).Distinct().ToListAsync(cancellationToken)).ToLookup(d => d.ApplicationId, d => d.Type);
            foreach (var id in incomplete)
                facts[id].MissingTypes = [.. mandatory.Except(approved[id])];
        }

        if (facts.Values.Where(f => f.MissesCriteria).Select(f => f.Id).ToList() is { Count: > 0 } lacking)
        {
            foreach (var (id, check) in await db.LoadEntryChecksAsync(lacking, cancellationToken))
                facts[id].UnmetCriteria = [.. check.Where(c => c.State == EntryCriterionState.NotMet).Select(c => c.Criterion.Code)];
        }

        return facts;
    }

    private static (bool IsEverywhere, List<MerchantId> Merchants) ReachOf(MerchantsDb db, string permission)
    {
        var reach = db.Caller.ReachOf(permission);
        return (reach.IsEverywhere, [.. reach.Merchants.Select(m => new MerchantId(m))]);
    }
}
