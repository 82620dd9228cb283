using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.Privacy;

/// <summary>Erasures that were asked for.</summary>
[QueryType]
internal static class ErasureQueries
{
    /// <summary>The erasure of the caller's own data that was asked for last; null where there is none (ACC-03).</summary>
    [Authorize]
    public static Task<Erasure?> GetMyErasureAsync(AccountsDb db, ICaller caller, CancellationToken cancellationToken)
    {
        var id = new UserId(caller.UserId!.Value);
        return db.Erasures.AsNoTracking().Where(e => e.UserId == id).OrderByDescending(e => e.RequestedAt).ThenByDescending(e => e.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>All erasures, the newest first (ACC-03).</summary>
    [Authorize(AccountsPermissions.Erase)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(Erasure.Status), nameof(Erasure.RequestedAt), nameof(Erasure.DueAt)])]
    public static IQueryable<Erasure> GetErasures(AccountsDb db) => db.Erasures.AsNoTracking().OrderByDescending(e => e.RequestedAt).ThenByDescending(e => e.Id);
}

/// <summary>The erasure's fields that are no columns of it.</summary>
[ObjectType<Erasure>]
internal static class ErasureType
{
    /// <summary>What was kept, and why; empty before it is done (ACC-03).</summary>
    [ListSize(AssumedSize = 3)]
    public static IReadOnlyList<KeptItem> GetKept([Parent(Requires = nameof(Erasure.Kept))] Erasure erasure, KeptReasons reasons) =>
        [.. erasure.KeptByModules.Select(k => new KeptItem(k.Module, k.What, k.Reason, reasons.TextOf(k), k.Until))];

    /// <summary>What can be done with the erasure, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 1)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions([Parent(Requires = nameof(Erasure.Status))] Erasure erasure, AllowedActions allowed) =>
        allowed.Of(ErasureActions.All, new ErasureFacts { Status = erasure.Status });
}

/// <summary>Words the reasons for which modules keep data.</summary>
internal sealed class KeptReasons(IEnumerable<IPersonalData> modules)
{
    /// <summary>The reason in the language of now; null where the module is not there any more.</summary>
    public string? TextOf(KeptBy kept) => modules.FirstOrDefault(m => m.Module == kept.Module)?.ReasonOf(kept.Reason);
}

/// <summary>Data of an erased user that are not erased (ACC-03).</summary>
/// <param name="Module">The module that keeps them.</param>
/// <param name="What">Which data, as a stable code: <c>MERCHANT_IDENTITY</c>, <c>COMMENTS</c>.</param>
/// <param name="Reason">Why, as a stable code: <c>MERCHANT_RETENTION</c>, <c>BUSINESS_RECORD</c>.</param>
/// <param name="Text">Why, in words; null where the module is not there any more.</param>
/// <param name="Until">Until when (UTC); null where that is not settled, as while a merchant is on the platform.</param>
internal sealed record KeptItem(string Module, string What, string Reason, string? Text, DateTime? Until);
