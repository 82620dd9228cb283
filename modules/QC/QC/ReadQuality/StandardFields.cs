using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using QC.Model;

namespace QC.ReadQuality;

/// <summary>The standard's fields that are not its own columns.</summary>
[ObjectType<QualityStandard>]
internal static class QualityStandardFields
{
    /// <summary>The checklist, in its order (QC-02).</summary>
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<ChecklistItem>> GetItemsAsync(
        [Parent(Requires = nameof(QualityStandard.Id))] QualityStandard standard, IDataLoader<QualityStandardId, ChecklistItem[]> items, CancellationToken cancellationToken) =>
        await items.LoadAsync(standard.Id, cancellationToken) ?? [];
}

/// <summary>The item's fields that are not its own columns.</summary>
[ObjectType<ChecklistItem>]
internal static class ChecklistItemFields
{
    /// <summary>What the merchant pays where it fails (SET-11); null for nothing.</summary>
    [Cost(0)]
    public static Money? GetPenalty([Parent(Requires = $"{nameof(ChecklistItem.PenaltyAmount)} {nameof(ChecklistItem.PenaltyCurrency)}")] ChecklistItem item) =>
        item.PenaltyAmount is { } amount ? new(amount, item.PenaltyCurrency!) : null;
}

/// <summary>What the caller may do with a standard now (FE-01).</summary>
[ExtendObjectType<QualityStandardId>]
internal static class QualityStandardAllowedActions
{
    /// <summary>What can be done with the standard, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 2)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(QualityStandard.Id)} {nameof(QualityStandard.Status)} {nameof(QualityStandard.AuthorId)}")] QualityStandard standard, ICaller caller, AllowedActions allowed) =>
        allowed.Of(QualityStandardActions.All, QualityStandardFacts.Of(standard, caller));
}
