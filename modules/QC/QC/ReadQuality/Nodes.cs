using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.ReadQuality;

/// <summary>Loads the module's nodes by id, in one query for all that are asked for at the same time.</summary>
internal static class Nodes
{
    /// <summary>Standards by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<QualityStandardId, QualityStandard>> GetStandardsByIdAsync(
        IReadOnlyList<QualityStandardId> ids, QCDb db, CancellationToken cancellationToken) =>
        await db.Standards.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);

    /// <summary>Draws by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<SamplingId, Sampling>> GetSamplingsByIdAsync(IReadOnlyList<SamplingId> ids, QCDb db, CancellationToken cancellationToken) =>
        await db.Samplings.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);

    /// <summary>Inspections by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<InspectionId, Inspection>> GetInspectionsByIdAsync(IReadOnlyList<InspectionId> ids, QCDb db, CancellationToken cancellationToken) =>
        await db.Inspections.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);

    /// <summary>Findings by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<FindingId, Finding>> GetFindingsByIdAsync(IReadOnlyList<FindingId> ids, QCDb db, CancellationToken cancellationToken) =>
        await db.Findings.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}
