using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Takedowns;

/// <summary>Reading cases. Whoever handles them sees all, a reporter the own ones, and a merchant those about its goods once somebody looks into them.</summary>
[QueryType]
internal static class TakedownQueries
{
    /// <summary>The cases of counterfeit goods and infringed rights that the caller may see, the newest first (CAT-11).</summary>
    [Authorize]
    [UsePaging]
    [UseFiltering(Properties =
    [
        nameof(TakedownCase.Status), nameof(TakedownCase.Kind), nameof(TakedownCase.Number), nameof(TakedownCase.MerchantId), nameof(TakedownCase.ProductTitle), nameof(TakedownCase.ReportedAt),
        nameof(TakedownCase.DueAt),
    ])]
    [UseSorting(Properties = [nameof(TakedownCase.ReportedAt), nameof(TakedownCase.DueAt), nameof(TakedownCase.Status)])]
    public static IQueryable<TakedownCase> GetTakedowns(CatalogueDb db) => db.Takedowns.AsNoTracking().OrderByDescending(t => t.ReportedAt).ThenByDescending(t => t.Id);
}

/// <summary>The fields of a case that are not its own columns.</summary>
[ObjectType<TakedownCase>]
internal static class TakedownFields
{
    /// <summary>What the reporter says; null for the merchant, and once it is erased (ACC-03).</summary>
    public static string? GetWords([Parent(Requires = $"{nameof(TakedownCase.Words)} {nameof(TakedownCase.ReporterId)}")] TakedownCase report, ICaller caller) =>
        report.Words is { IsEmpty: false } words && MaySee(report, caller) ? words.Open() : null;

    /// <summary>Whose right is infringed, in the reporter's words; null for the merchant, where it was not said, and once it is erased (ACC-03).</summary>
    public static string? GetRightsHolder([Parent(Requires = $"{nameof(TakedownCase.RightsHolder)} {nameof(TakedownCase.ReporterId)}")] TakedownCase report, ICaller caller) =>
        report.RightsHolder is { IsEmpty: false } holder && MaySee(report, caller) ? holder.Open() : null;

    /// <summary>What the merchant says against it; null for the reporter, before it is said, and once it is erased (ACC-03).</summary>
    public static string? GetCounterNotice(
        [Parent(Requires = $"{nameof(TakedownCase.CounterNotice)} {nameof(TakedownCase.ReporterId)} {nameof(TakedownCase.MerchantId)}")] TakedownCase report, ICaller caller) =>
        report.CounterNotice is { IsEmpty: false } words && (caller.Has(CataloguePermissions.HandleTakedowns, null) || caller.Has(CataloguePermissions.Write, report.MerchantId.Value)) ? words.Open() : null;

    /// <summary>Who reported it, by name, for those who handle the case; null for all others, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetReporterAsync(
        [Parent(Requires = nameof(TakedownCase.ReporterId))] IReadOnlyList<TakedownCase> reports, ICaller caller, IUserNames users, CancellationToken cancellationToken)
    {
        var isTold = caller.Has(CataloguePermissions.HandleTakedowns, null);
        return users.NamesInOrderAsync([.. reports.Select(r => isTold ? r.ReporterId : (Guid?)null)], cancellationToken);
    }

    private static bool MaySee(TakedownCase report, ICaller caller) => caller.UserId == report.ReporterId || caller.Has(CataloguePermissions.HandleTakedowns, null);
}

/// <summary>What the caller may do with a case now (FE-01).</summary>
[ExtendObjectType<TakedownCaseId>]
internal static class TakedownAllowedActions
{
    /// <summary>What can be done with the case, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 6)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<TakedownCaseId> all, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(all, cancellationToken);
        return [.. all.Select(t => facts.TryGetValue(t, out var known) ? allowed.Of(TakedownActions.All, known) : [])];
    }
}

/// <summary>Loads cases.</summary>
internal static class TakedownNodes
{
    /// <summary>Cases by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<TakedownCaseId, TakedownCase>> GetTakedownsByIdAsync(IReadOnlyList<TakedownCaseId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.Takedowns.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);
}
