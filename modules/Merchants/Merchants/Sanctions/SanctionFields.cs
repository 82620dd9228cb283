using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Sanctions;

/// <summary>Reading sanctions.</summary>
[QueryType]
[Authorize(MerchantsPermissions.Read)]
internal static class SanctionQueries
{
    /// <summary>The sanctions and rewards that the caller may see, the newest first (MER-08); for those who act for a merchant, its own.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(MerchantSanction.Status), nameof(MerchantSanction.Kind), nameof(MerchantSanction.MerchantId), nameof(MerchantSanction.ProposedAt)])]
    public static IQueryable<MerchantSanction> GetMerchantSanctions(MerchantsDb db) => db.Sanctions.AsNoTracking().OrderByDescending(s => s.ProposedAt).ThenByDescending(s => s.Id);
}

/// <summary>Loads sanctions.</summary>
internal static class SanctionLoaders
{
    /// <summary>Sanctions by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MerchantSanctionId, MerchantSanction>> GetSanctionsByIdAsync(
        IReadOnlyList<MerchantSanctionId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.Sanctions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
}

/// <summary>The sanction's fields that are not its own columns.</summary>
[ObjectType<MerchantSanction>]
internal static class SanctionFields
{
    /// <summary>The merchant's words (MER-08); null where there are none, and once they are erased (ACC-03).</summary>
    public static string? GetStatement([Parent(Requires = nameof(MerchantSanction.Statement))] MerchantSanction sanction) => sanction.Statement is { IsEmpty: false } words ? words.Open() : null;

    /// <summary>Who proposed it, by name; null for a user who is erased (ACC-03), and for merchants, who are not told.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetProposerNameAsync(
        [Parent(Requires = nameof(MerchantSanction.ProposerId))] IReadOnlyList<MerchantSanction> sanctions, ICaller caller, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. sanctions.Select(s => caller.IsPlatformWide ? (Guid?)s.ProposerId : null)], cancellationToken);

    /// <summary>Who approved it, by name; null before, for a user who is erased (ACC-03), and for merchants, who are not told.</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetApproverNameAsync(
        [Parent(Requires = nameof(MerchantSanction.ApproverId))] IReadOnlyList<MerchantSanction> sanctions, ICaller caller, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. sanctions.Select(s => caller.IsPlatformWide ? s.ApproverId : null)], cancellationToken);
}

/// <summary>What the caller may do with a sanction now (FE-01).</summary>
[ExtendObjectType<MerchantSanctionId>]
internal static class SanctionAllowedActions
{
    /// <summary>What can be done with the sanction, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<MerchantSanctionId> sanctions, MerchantsDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(sanctions, cancellationToken);
        return [.. sanctions.Select(s => facts.TryGetValue(s, out var known) ? allowed.Of(MerchantSanctionActions.All, known) : [])];
    }
}

/// <summary>A merchant's sanctions.</summary>
[ExtendObjectType<MerchantId>]
internal static class MerchantSanctionFields
{
    /// <summary>The merchant's sanctions and rewards, the newest first (MER-08).</summary>
    [UsePaging]
    [Authorize(MerchantsPermissions.Read)]
    [UseFiltering(TypeName = "SanctionOfMerchantFilterInput", Properties = [nameof(MerchantSanction.Status), nameof(MerchantSanction.Kind), nameof(MerchantSanction.ProposedAt)])]
    public static IQueryable<MerchantSanction> GetSanctions([Parent] MerchantId merchant, MerchantsDb db) =>
        db.Sanctions.AsNoTracking().Where(s => s.MerchantId == merchant).OrderByDescending(s => s.ProposedAt).ThenByDescending(s => s.Id);
}
