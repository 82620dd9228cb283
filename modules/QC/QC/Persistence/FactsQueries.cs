using Accounts.Contracts;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using QC.Contracts;
using QC.Model;

namespace QC.Persistence;

/// <summary>Makes the facts that the rules of actions ask about (FE-01), seen from the caller, by one statement for all objects. Only what the caller may see has facts.</summary>
internal static class FactsQueries
{
    /// <summary>The facts about inspections.</summary>
    public static IQueryable<InspectionFacts> FactsOfInspections(this QCDb db)
    {
        var me = db.Caller.UserId;
        var own = db.Caller.MerchantScope.Select(m => new MerchantId(m)).ToList();
        return db.Inspections.Select(i => new InspectionFacts
        {
            Id = i.Id,
            MerchantId = i.MerchantId,
            Status = i.Status,
            StepCount = i.StepCount,
            ProductTitle = i.ProductTitle,
            DueAt = i.DueAt,
            IsOwnMerchant = own.Contains(i.MerchantId),
            IsInspector = i.InspectorId != null && i.InspectorId == me,
            Unanswered = i.Items.Count(x => x.Result == ChecklistResult.Unanswered),
        });
    }

    /// <summary>The facts about findings.</summary>
    public static IQueryable<FindingFacts> FactsOfFindings(this QCDb db)
    {
        var me = db.Caller.UserId;
        var self = new UserId(me ?? Guid.Empty);
        var own = db.Caller.MerchantScope.Select(m => new MerchantId(m)).ToList();
        return db.Findings.Select(f => new FindingFacts
        {
            Id = f.Id,
            MerchantId = f.MerchantId,
            Status = f.Status,
            StepCount = f.StepCount,
            FaultCode = f.FaultCode,
            FoundAt = f.FoundAt,
            DueAt = f.DueAt,
            FixedAt = f.FixedAt,
            IsOwner = f.OwnerId != null && f.OwnerId == self,
            IsFixer = f.FixedById != null && f.FixedById == self,
            IsInspector = f.InspectorId == me,
            IsResponsible = f.ResponsibleId != null && f.ResponsibleId == self,
            IsOwnMerchant = own.Contains(f.MerchantId),
        });
    }

    /// <summary>The facts about some inspections.</summary>
    public static Task<Dictionary<InspectionId, InspectionFacts>> LoadFactsAsync(this QCDb db, IReadOnlyList<InspectionId> ids, CancellationToken cancellationToken) =>
        db.FactsOfInspections().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>The facts about some findings.</summary>
    public static Task<Dictionary<FindingId, FindingFacts>> LoadFactsAsync(this QCDb db, IReadOnlyList<FindingId> ids, CancellationToken cancellationToken) =>
        db.FactsOfFindings().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
