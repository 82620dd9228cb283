using Catalogue.Contracts;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using QC.Contracts;
using QC.Model;
using QC.Persistence;
using QC.TellTrail;

namespace QC.ReadQuality;

/// <summary>The finding's fields that are not its own columns.</summary>
[ObjectType<Finding>]
internal static class FindingFields
{
    /// <summary>What the merchant pays for it (SET-11); null for nothing.</summary>
    [Cost(0)]
    public static Money? GetPenalty([Parent(Requires = $"{nameof(Finding.PenaltyAmount)} {nameof(Finding.PenaltyCurrency)}")] Finding finding) =>
        finding.PenaltyAmount is { } amount ? new(amount, finding.PenaltyCurrency!) : null;

    /// <summary>Who is to mend it, by name; null before it is given to somebody, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetOwnerNameAsync([Parent(Requires = nameof(Finding.OwnerId))] IReadOnlyList<Finding> findings, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. findings.Select(f => f.OwnerId?.Value)], cancellationToken);

    /// <summary>Who of the staff answers for it, by name (QC-14); null for nobody, and for merchants, who are not told.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetResponsibleNameAsync(
        [Parent(Requires = nameof(Finding.ResponsibleId))] IReadOnlyList<Finding> findings, QCDb db, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. findings.Select(f => db.IsToldWho ? f.ResponsibleId?.Value : null)], cancellationToken);

    /// <summary>How far its mending has come, the oldest entry first (QC-11).</summary>
    [UsePaging]
    public static IQueryable<ProgressEntry> GetProgress([Parent(Requires = nameof(Finding.Id))] Finding finding, QCDb db) =>
        db.Progress.AsNoTracking().Where(p => p.FindingId == finding.Id).OrderBy(p => p.Ordinal);
}

/// <summary>What is told of a finding beside its own row.</summary>
[ExtendObjectType<FindingId>]
internal static class FindingExtensions
{
    /// <summary>What can be done with the finding, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 8)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<FindingId> findings, QCDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(findings, cancellationToken);
        return [.. findings.Select(f => facts.TryGetValue(f, out var known) ? allowed.Of(FindingActions.All, known) : [])];
    }

    /// <summary>The finding's whole story, in its order, as <c>findingTrail</c> tells it (QC-14). At most 500 entries, the oldest.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 30)]
    public static async Task<IReadOnlyList<IReadOnlyList<FindingTrailEntry>>> GetTrailAsync(
        [Parent] IReadOnlyList<FindingId> findings, QCDb db, ModuleDatabase<QCDb> database, CancellationToken cancellationToken)
    {
        var trails = await Trails.LoadAsync(db, database, findings, cancellationToken);
        return [.. findings.Select(f => trails.GetValueOrDefault(f) ?? [])];
    }
}

/// <summary>What was found at a merchant.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantFindings
{
    /// <summary>What was found at the merchant, as far as the caller may see it, the newest first (QC-10).</summary>
    [UsePaging]
    [Authorize(QCPermissions.Read)]
    [UseFiltering(TypeName = "MerchantFindingFilterInput", Properties = [nameof(Finding.Status), nameof(Finding.IsCritical), nameof(Finding.FoundAt)])]
    public static IQueryable<Finding> GetFindings([Parent] MerchantId merchant, QCDb db) =>
        db.Findings.AsNoTracking().Where(f => f.MerchantId == merchant).OrderByDescending(f => f.FoundAt).ThenByDescending(f => f.Id);
}

/// <summary>What was found at a product.</summary>
[ExtendObjectType<ProductId>]
internal static class ProductFindings
{
    /// <summary>What was found at the product, as far as the caller may see it, the newest first (QC-10).</summary>
    [UsePaging]
    [Authorize(QCPermissions.Read)]
    [UseFiltering(TypeName = "ProductFindingFilterInput", Properties = [nameof(Finding.Status), nameof(Finding.IsCritical), nameof(Finding.FoundAt)])]
    public static IQueryable<Finding> GetFindings([Parent] ProductId product, QCDb db) =>
        db.Findings.AsNoTracking().Where(f => f.ProductId == product).OrderByDescending(f => f.FoundAt).ThenByDescending(f => f.Id);
}

/// <summary>Who told how far a mending has come.</summary>
[ObjectType<ProgressEntry>]
internal static class ProgressEntryFields
{
    /// <summary>Who told it, by name; null for a user who is erased (ACC-03), and for merchants, who are told of themselves alone.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync(
        [Parent(Requires = nameof(ProgressEntry.ById))] IReadOnlyList<ProgressEntry> entries, ICaller caller, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. entries.Select(e => caller.IsPlatformWide || e.ById == caller.UserId ? e.ById : (Guid?)null)], cancellationToken);
}
