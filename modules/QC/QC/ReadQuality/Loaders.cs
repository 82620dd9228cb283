using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.ReadQuality;

/// <summary>Loads the children of many parents in one query each. Who asks has seen the parents.</summary>
internal static class Loaders
{
    /// <summary>Items by standard, in their order.</summary>
    [DataLoader]
    public static async Task<ILookup<QualityStandardId, ChecklistItem>> GetItemsByStandardAsync(IReadOnlyList<QualityStandardId> ids, QCDb db, CancellationToken cancellationToken) =>
        (await db.ChecklistItems.AsNoTracking().Where(i => ids.Contains(i.StandardId)).OrderBy(i => i.Number).ToListAsync(cancellationToken)).ToLookup(i => i.StandardId);

    /// <summary>Items with their answers by inspection, in their order.</summary>
    [DataLoader]
    public static async Task<ILookup<InspectionId, InspectionItem>> GetItemsByInspectionAsync(IReadOnlyList<InspectionId> ids, QCDb db, CancellationToken cancellationToken) =>
        (await db.InspectionItems.AsNoTracking().Where(i => ids.Contains(i.InspectionId)).OrderBy(i => i.Number).ToListAsync(cancellationToken)).ToLookup(i => i.InspectionId);
}
