using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Persistence;
using QC.Contracts;
using QC.Model;
using QC.Persistence;
using QC.TellTrail;

namespace QC.ReadQuality;

/// <summary>Reading standards, draws, inspections and findings. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(QCPermissions.Read)]
internal static class QualityQueries
{
    /// <summary>A standard by id; null where there is none, or it is a draft and the caller neither writes nor publishes standards (QC-01).</summary>
    /// <param name="id">The standard's id.</param>
    public static Task<QualityStandard?> GetQualityStandardAsync(QualityStandardId id, IDataLoader<QualityStandardId, QualityStandard> standards, CancellationToken cancellationToken) =>
        standards.LoadAsync(id, cancellationToken);

    /// <summary>All editions of all standards, the newest first; drafts for those alone who write or publish standards (QC-01).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(QualityStandard.Status), nameof(QualityStandard.Code), nameof(QualityStandard.PublishedAt)])]
    [UseSorting(Properties = [nameof(QualityStandard.Code), nameof(QualityStandard.Edition), nameof(QualityStandard.PublishedAt)])]
    public static IQueryable<QualityStandard> GetQualityStandards(QCDb db) => db.Standards.AsNoTracking().OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id);

    /// <summary>A draw by id; null where there is none (QC-05).</summary>
    /// <param name="id">The draw's id.</param>
    public static Task<Sampling?> GetSamplingAsync(SamplingId id, IDataLoader<SamplingId, Sampling> samplings, CancellationToken cancellationToken) => samplings.LoadAsync(id, cancellationToken);

    /// <summary>The draws, the newest first (QC-05).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Sampling.Kind), nameof(Sampling.Week), nameof(Sampling.DrawnAt)])]
    [UseSorting(Properties = [nameof(Sampling.DrawnAt), nameof(Sampling.Week)])]
    public static IQueryable<Sampling> GetSamplings(QCDb db) => db.Samplings.AsNoTracking().OrderByDescending(s => s.DrawnAt).ThenByDescending(s => s.Id);

    /// <summary>An inspection by id; null where there is none that the caller may see: merchants see their own, once they are reported (QC-07).</summary>
    /// <param name="id">The inspection's id.</param>
    public static Task<Inspection?> GetInspectionAsync(InspectionId id, IDataLoader<InspectionId, Inspection> inspections, CancellationToken cancellationToken) =>
        inspections.LoadAsync(id, cancellationToken);

    /// <summary>The inspections that the caller may see, the most urgent first (QC-07).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Inspection.Status), nameof(Inspection.Grade), nameof(Inspection.SamplingId), nameof(Inspection.MerchantId), nameof(Inspection.ProductId), nameof(Inspection.DueAt)])]
    [UseSorting(Properties = [nameof(Inspection.DueAt), nameof(Inspection.Score), nameof(Inspection.ReportedAt)])]
    public static IQueryable<Inspection> GetInspections(QCDb db) => db.Inspections.AsNoTracking().OrderBy(i => i.DueAt).ThenBy(i => i.Id);

    /// <summary>A finding by id; null where there is none that the caller may see (QC-10).</summary>
    /// <param name="id">The finding's id.</param>
    public static Task<Finding?> GetFindingAsync(FindingId id, IDataLoader<FindingId, Finding> findings, CancellationToken cancellationToken) => findings.LoadAsync(id, cancellationToken);

    /// <summary>The findings that the caller may see, the newest first (QC-10).</summary>
    [UsePaging]
    [UseFiltering(Properties =
    [
        nameof(Finding.Status), nameof(Finding.IsCritical), nameof(Finding.FaultCode), nameof(Finding.Domain), nameof(Finding.MerchantId), nameof(Finding.ProductId), nameof(Finding.OwnerId),
        nameof(Finding.DueAt), nameof(Finding.FoundAt),
    ])]
    [UseSorting(Properties = [nameof(Finding.FoundAt), nameof(Finding.DueAt), nameof(Finding.Status)])]
    public static IQueryable<Finding> GetFindings(QCDb db) => db.Findings.AsNoTracking().OrderByDescending(f => f.FoundAt).ThenByDescending(f => f.Id);

    /// <summary>
    /// The whole story of a finding, in its order: the draw, the inspection, the steps until it was mended, and what other modules did because of it (QC-14). Null where there is no such
    /// finding that the caller may see. At most 500 entries, the oldest.
    /// </summary>
    /// <param name="findingId">The finding.</param>
    [ListSize(AssumedSize = 30)]
    public static async Task<IReadOnlyList<FindingTrailEntry>?> GetFindingTrailAsync(
        FindingId findingId, QCDb db, ModuleDatabase<QCDb> database, CancellationToken cancellationToken) =>
        (await Trails.LoadAsync(db, database, [findingId], cancellationToken)).GetValueOrDefault(findingId);
}
