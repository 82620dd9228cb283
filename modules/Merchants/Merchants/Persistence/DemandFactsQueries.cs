using Merchants.Contracts;
using Merchants.Model;
using Microsoft.EntityFrameworkCore;

namespace Merchants.Persistence;

/// <summary>Makes the facts about what is collected, supplied and reported (FE-01), seen from the caller, by one statement for all objects.</summary>
internal static class DemandFactsQueries
{
    /// <summary>The facts about the collecting of papers.</summary>
    public static IQueryable<CollectionFacts> FactsOfCollections(this MerchantsDb db)
    {
        var me = db.Caller.UserId;
        return db.CollectionTasks.Join(db.Applications, t => t.ApplicationId, a => a.Id, (t, a) => new CollectionFacts
        {
            Id = t.Id,
            Status = t.Status,
            StepCount = t.StepCount,
            DueAt = t.DueAt,
            ApplicationStatus = a.Status,
            MerchantId = t.MerchantId,
            Type = t.Type,
            LegalName = a.LegalName,
            IsAssigned = t.ResponsibleId != null,
            IsResponsible = t.ResponsibleId == me,
        });
    }

    /// <summary>The facts about requests for missing parts.</summary>
    public static IQueryable<SupplementFacts> FactsOfSupplements(this MerchantsDb db)
    {
        var me = db.Caller.UserId;
        return db.Supplements.Join(db.Applications, s => s.ApplicationId, a => a.Id, (s, a) => new SupplementFacts
        {
            Id = s.Id,
            Status = s.Status,
            StepCount = s.StepCount,
            DueAt = s.DueAt,
            MerchantId = s.MerchantId,
            LegalName = a.LegalName,
            IsOwn = s.OwnerId == me,
            TookPart = s.OwnerId == me || a.SubmitterId == me || db.SuppliedParts.Any(p => p.SupplementId == s.Id && p.SuppliedById == me),
        });
    }

    /// <summary>The facts about what customers say.</summary>
    public static IQueryable<DocumentReportFacts> FactsOfReports(this MerchantsDb db)
    {
        var me = db.Caller.UserId;
        return db.DocumentReports.Select(r => new DocumentReportFacts
        {
            Id = r.Id,
            Status = r.Status,
            StepCount = r.StepCount,
            ReportedAt = r.ReportedAt,
            MerchantId = r.MerchantId,
            MerchantName = r.MerchantName,
            IsReporter = r.ReporterId == me,
        });
    }

    /// <summary>The facts about the collecting of some papers.</summary>
    public static Task<Dictionary<CollectionTaskId, CollectionFacts>> LoadFactsAsync(this MerchantsDb db, IReadOnlyList<CollectionTaskId> ids, CancellationToken cancellationToken) =>
        db.FactsOfCollections().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some requests for missing parts.</summary>
    public static Task<Dictionary<SupplementRequestId, SupplementFacts>> LoadFactsAsync(this MerchantsDb db, IReadOnlyList<SupplementRequestId> ids, CancellationToken cancellationToken) =>
        db.FactsOfSupplements().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some words of customers.</summary>
    public static Task<Dictionary<DocumentReportId, DocumentReportFacts>> LoadFactsAsync(this MerchantsDb db, IReadOnlyList<DocumentReportId> ids, CancellationToken cancellationToken) =>
        db.FactsOfReports().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
