using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.ReadQuality;

/// <summary>The inspection's fields that are not its own columns.</summary>
[ObjectType<Inspection>]
internal static class InspectionFields
{
    /// <summary>The checklist with the answers, in its order (QC-02).</summary>
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<InspectionItem>> GetItemsAsync(
        [Parent(Requires = nameof(Inspection.Id))] Inspection inspection, IDataLoader<InspectionId, InspectionItem[]> items, CancellationToken cancellationToken) =>
        await items.LoadAsync(inspection.Id, cancellationToken) ?? [];

    /// <summary>Who inspects, by name; null while nobody does, for a user who is erased (ACC-03), and for merchants, who are not told.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetInspectorNameAsync(
        [Parent(Requires = nameof(Inspection.InspectorId))] IReadOnlyList<Inspection> inspections, QCDb db, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. inspections.Select(i => db.IsToldWho ? i.InspectorId : null)], cancellationToken);

    /// <summary>What it found, in the order of the checklist; empty until it is reported (QC-07).</summary>
    [UsePaging]
    public static IQueryable<Finding> GetFindings([Parent(Requires = nameof(Inspection.Id))] Inspection inspection, QCDb db) =>
        db.Findings.AsNoTracking().Where(f => f.InspectionId == inspection.Id).OrderBy(f => f.ItemNumber);
}

/// <summary>The item's fields that are not its own columns.</summary>
[ObjectType<InspectionItem>]
internal static class InspectionItemFields
{
    /// <summary>What the merchant pays where it fails (SET-11); null for nothing.</summary>
    [Cost(0)]
    public static Money? GetPenalty([Parent(Requires = $"{nameof(InspectionItem.PenaltyAmount)} {nameof(InspectionItem.PenaltyCurrency)}")] InspectionItem item) =>
        item.PenaltyAmount is { } amount ? new(amount, item.PenaltyCurrency!) : null;
}

/// <summary>What the caller may do with an inspection now (FE-01).</summary>
[ExtendObjectType<InspectionId>]
internal static class InspectionAllowedActions
{
    /// <summary>What can be done with the inspection, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<InspectionId> inspections, QCDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(inspections, cancellationToken);
        return [.. inspections.Select(i => facts.TryGetValue(i, out var known) ? allowed.Of(InspectionActions.All, known) : [])];
    }
}
