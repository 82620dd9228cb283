using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Merchants.CheckEntry;

/// <summary>Whether an applicant fulfils a criterion for the entry (MER-01).</summary>
internal enum EntryCriterionState
{
    /// <summary>The paper is approved, or the evidence is there.</summary>
    Met,

    /// <summary>Nothing fulfils it yet.</summary>
    NotMet,

    /// <summary>An exception was made (MER-10).</summary>
    Waived,
}

/// <summary>How an application stands against a criterion (MER-01).</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="State">Whether it is fulfilled.</param>
/// <param name="DocumentId">The approved paper that fulfils it; null where none does, or words do.</param>
/// <param name="WaivedBecause">Why an exception was made; null where none was.</param>
internal sealed record EntryCheckLine(EntryCriterion Criterion, EntryCriterionState State, DocumentId? DocumentId, string? WaivedBecause);

/// <summary>Compares applications with the criteria that were in force when they were handed in (MER-01).</summary>
internal static class EntryChecks
{
    private static readonly DocumentStatus[] Good = [DocumentStatus.Approved, DocumentStatus.Archived];

    /// <summary>The lines of each application, in the order of the criteria; none where it is measured by none, or the caller does not see it. Four statements for all.</summary>
    public static async Task<Dictionary<MerchantApplicationId, IReadOnlyList<EntryCheckLine>>> LoadEntryChecksAsync(
        this MerchantsDb db, IReadOnlyList<MerchantApplicationId> ids, CancellationToken cancellationToken)
    {
        var measured = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id) && a.EntryCriteriaId != null)
            .Join(db.Criteria, a => a.EntryCriteriaId, c => c.CriteriaId, (a, c) => new { a.Id, Criterion = c }).OrderBy(m => m.Criterion.Number).ToListAsync(cancellationToken);
        if (measured.Count == 0)
            return [];
        var evidence = await db.Evidence.AsNoTracking().Where(e => ids.Contains(e.ApplicationId)).OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new { e.ApplicationId, e.Criterion, e.DocumentId }).ToListAsync(cancellationToken);
        // Those that a criterion asks for, or that are brought forward for one; a merchant has many others.
        var types = measured.Select(m => m.Criterion.PaperType).OfType<DocumentType>().Distinct().ToList();
        var brought = evidence.Select(e => e.DocumentId).OfType<DocumentId>().ToList();
        var papers = await db.Documents.Where(d => ids.Contains(d.ApplicationId) && (types.Contains(d.Type) || brought.Contains(d.Id)) && Good.Contains(d.Status)).OrderBy(d => d.Id)
            .Select(d => new { d.ApplicationId, d.Id, d.Type }).ToListAsync(cancellationToken);
        var waived = await db.RuleExceptions.Where(x => x.Rule == ExceptedRule.EntryCriterionWaived && x.ApplicationId != null && ids.Contains(x.ApplicationId.Value))
            .ToDictionaryAsync(x => (x.ApplicationId!.Value, x.Detail!), x => x.Why, cancellationToken);
        return measured.GroupBy(m => m.Id, m => m.Criterion).ToDictionary(g => g.Key, g => (IReadOnlyList<EntryCheckLine>)[.. g.Select(c => LineOf(g.Key, c))]);

        EntryCheckLine LineOf(MerchantApplicationId application, EntryCriterion criterion)
        {
            var own = papers.Where(p => p.ApplicationId == application).ToList();
            if (criterion.PaperType is { } type)
                return own.Find(p => p.Type == type) is { } paper ? new(criterion, EntryCriterionState.Met, paper.Id, null) : Open(application, criterion);
            // A paper that is named counts once it is approved; words count as they are, for whoever decides to read.
            var named = evidence.Where(e => e.ApplicationId == application && e.Criterion == criterion.Code && (e.DocumentId is not { } paper || own.Exists(p => p.Id == paper))).ToList();
            return named.Count > 0
                ? new(criterion, EntryCriterionState.Met, named.Select(e => e.DocumentId).FirstOrDefault(d => d is not null), null)
                : Open(application, criterion);
        }

        EntryCheckLine Open(MerchantApplicationId application, EntryCriterion criterion) => waived.TryGetValue((application, criterion.Code), out var why)
            ? new(criterion, EntryCriterionState.Waived, null, why)
            : new(criterion, EntryCriterionState.NotMet, null, null);
    }
}
