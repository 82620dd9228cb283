using Merchants.Contracts;
using Modular.GraphQL;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ReadRisks;

/// <summary>Reading the register. What a caller may not see is answered like what does not exist.</summary>
[QueryType]
[Authorize(RiskPermissions.Read)]
internal static class RiskQueries
{
    /// <summary>A risk by its id; null where there is none that the caller may see (RSK-01).</summary>
    /// <param name="id">The risk's id.</param>
    public static Task<RiskEntry?> GetRiskAsync(RiskId id, IDataLoader<RiskId, RiskEntry> risks, CancellationToken cancellationToken) => risks.LoadAsync(id, cancellationToken);

    /// <summary>The risk register, the newest entries first (RSK-01).</summary>
    [UsePaging(ConnectionName = "Risks")]
    [UseFiltering(Properties =
    [
        nameof(RiskEntry.Status), nameof(RiskEntry.Level), nameof(RiskEntry.Score), nameof(RiskEntry.Category), nameof(RiskEntry.MerchantId), nameof(RiskEntry.Source),
        nameof(RiskEntry.IdentifiedAt), nameof(RiskEntry.AcceptedUntil),
    ])]
    [UseSorting(Properties = [nameof(RiskEntry.Score), nameof(RiskEntry.Status), nameof(RiskEntry.IdentifiedAt), nameof(RiskEntry.AssessedAt)])]
    public static IQueryable<RiskEntry> GetRisks(RiskDb db) => db.ReadableRisks().OrderByDescending(r => r.IdentifiedAt).ThenByDescending(r => r.Id);
}

/// <summary>What the register tells of a merchant.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantRisks
{
    /// <summary>The risks about the merchant, the newest first; for staff who read the register (RSK-01).</summary>
    [Authorize(RiskPermissions.Read)]
    [UsePaging(ConnectionName = "MerchantRisks")]
    public static IQueryable<RiskEntry> GetRisks([Parent] MerchantId merchant, RiskDb db) =>
        db.ReadableRisks().Where(r => r.MerchantId == merchant).OrderByDescending(r => r.IdentifiedAt).ThenByDescending(r => r.Id);
}
