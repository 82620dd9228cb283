using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;

namespace Merchants.Persistence;

/// <summary>
/// Makes the facts that the rules of actions ask about (FE-01), seen from the caller, by one statement for all objects. Only what the caller may see has facts.
/// </summary>
internal static class FactsQueries
{
    /// <summary>The facts about papers.</summary>
    public static IQueryable<DocumentFacts> FactsOfDocuments(this MerchantsDb db, MerchantsOptions options)
    {
        var (me, mustDiffer) = (db.Caller.UserId, options.DetailedReviewerMustDiffer);
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
            TookPart = d.OwnerId == me || d.Versions.Any(v => v.UploaderId == me),
            MustLeaveDetails = mustDiffer && d.Versions.Any(v => v.Number == d.VersionNumber && v.Reviews.Any(r => r.Stage == ReviewStage.First && r.ReviewerId == me)),
        });
    }

    /// <summary>The facts about applications.</summary>
    public static IQueryable<ApplicationFacts> FactsOfApplications(this MerchantsDb db, MerchantsOptions options)
    {
        var (me, mandatory, maySign) = (db.Caller.UserId, options.MandatoryPapersInForce, db.Caller.Has(MerchantsPermissions.SignForPlatform));
        var number = mandatory.Count;
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
            TookPart = a.OwnerId == me || a.SubmitterId == me || db.Documents.Any(d => d.ApplicationId == a.Id && d.Versions.Any(v => v.UploaderId == me)),
            MissesPapers = db.Documents.Where(d => d.ApplicationId == a.Id && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived) && mandatory.Contains(d.Type))
                .Select(d => d.Type).Distinct().Count() < number,
            ApprovedTypes = db.Documents.Where(d => d.ApplicationId == a.Id && (d.Status == DocumentStatus.Approved || d.Status == DocumentStatus.Archived)).Select(d => d.Type).ToList(),
            MaySignForPlatform = maySign,
            IsMerchantSigned = db.Agreements.Any(g => g.ApplicationId == a.Id && g.MerchantSignature != null),
            IsPlatformSigned = db.Agreements.Any(g => g.ApplicationId == a.Id && g.PlatformSignature != null),
        });
    }

    /// <summary>The facts about some papers.</summary>
    public static Task<Dictionary<DocumentId, DocumentFacts>> LoadFactsAsync(
        this MerchantsDb db, IReadOnlyList<DocumentId> ids, MerchantsOptions options, CancellationToken cancellationToken) =>
        db.FactsOfDocuments(options).Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some applications.</summary>
    public static async Task<Dictionary<MerchantApplicationId, ApplicationFacts>> LoadFactsAsync(
        this MerchantsDb db, IReadOnlyList<MerchantApplicationId> ids, MerchantsOptions options, CancellationToken cancellationToken)
    {
        var facts = await db.FactsOfApplications(options).Where(f => ids.Contains(f.Id)).AsSingleQuery().ToDictionaryAsync(f => f.Id, cancellationToken);
        foreach (var one in facts.Values)
            one.MandatoryTypes = options.MandatoryPapersInForce;
        return facts;
    }
}
