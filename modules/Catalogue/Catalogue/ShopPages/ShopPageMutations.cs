using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.ShopPages;

/// <summary>Making a shop's page, showing it, and bringing an earlier one back.</summary>
[MutationType]
[Idempotent]
[Authorize(SellingPermissions.WriteShopPages)]
[Error<NotFoundError>]
[Error<EditConflictError>]
internal static class ShopPageMutations
{
    /// <summary>Drafts the next version of a merchant's shop page; its content never changes afterwards (CAT-18). All problems of the input are told at once.</summary>
    /// <param name="merchantId">Whose shop.</param>
    /// <param name="layout">The page.</param>
    /// <returns>The version.</returns>
    [Error<InvalidInputError>]
    [return: GraphQLName("page")]
    public static async Task<FieldResult<ShopPageVersion>> DraftShopPageAsync(
        MerchantId merchantId, ShopPageLayoutInput layout, CatalogueDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var page = layout.Check(problems);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (!caller.Has(SellingPermissions.WriteShopPages, merchantId.Value) || !await db.Standings.AnyAsync(s => s.MerchantId == merchantId, cancellationToken))
            return new[] { Missing.Merchant(merchantId) };
        List<ProductId> wanted = [.. page.Blocks.SelectMany(b => b.ProductIds).Distinct()];
        var known = await db.Products.AsNoTracking().Where(p => wanted.Contains(p.Id) && p.MerchantId == merchantId).Select(p => p.Id).ToListAsync(cancellationToken);
        if (wanted.Except(known).ToList() is [var missing, ..])
            return new[] { Missing.Product(missing) };
        var draft = await NextAsync(db, merchantId, page.Write(), null, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, cancellationToken);
        return await db.SaveEditionAsync(draft, cancellationToken);
    }

    /// <summary>Shows a draft to visitors, in place of what they saw, at once (CAT-18).</summary>
    /// <param name="shopPageVersionId">The version.</param>
    /// <param name="expectedVersion">The <c>version</c> that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The version.</returns>
    [Error<IllegalTransitionError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("page")]
    public static async Task<FieldResult<ShopPageVersion>> PublishShopPageAsync(
        ShopPageVersionId shopPageVersionId, int? expectedVersion, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (page, refused) = await FindAsync(db, ShopPageActions.Publish, shopPageVersionId, expectedVersion, allowed, cancellationToken);
        return page is null ? refused : await PublishAsync(db, page, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>Brings an earlier version back: a new version with its content, which visitors see at once (CAT-18).</summary>
    /// <param name="shopPageVersionId">The earlier version.</param>
    /// <returns>The new version.</returns>
    [Error<IllegalTransitionError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("page")]
    public static async Task<FieldResult<ShopPageVersion>> RestoreShopPageAsync(
        ShopPageVersionId shopPageVersionId, CatalogueDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (page, refused) = await FindAsync(db, ShopPageActions.Restore, shopPageVersionId, null, allowed, cancellationToken);
        if (page is null)
            return refused;
        var (by, now) = (Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        return await PublishAsync(db, await NextAsync(db, page.MerchantId, page.Layout, page.Edition, by, now, cancellationToken), by, now, cancellationToken);
    }

    private static Task<FieldResult<ShopPageVersion>> PublishAsync(CatalogueDb db, ShopPageVersion page, Actor by, DateTime at, CancellationToken cancellationToken) =>
        db.PublishAsync<ShopPageVersion, ShopPageStatus>(page, db.ShopPages.Where(p => p.MerchantId == page.MerchantId && p.Status == ShopPageStatus.Published), by, at, cancellationToken);

    private static async Task<ShopPageVersion> NextAsync(CatalogueDb db, MerchantId merchant, string layout, int? restoredFrom, Actor by, DateTime at, CancellationToken cancellationToken)
    {
        var latest = await db.ShopPages.Where(p => p.MerchantId == merchant).MaxAsync(p => (int?)p.Edition, cancellationToken) ?? 0;
        return db.Add(ShopPageVersion.Draft(new(Guid.CreateVersion7()), merchant, latest + 1, layout, restoredFrom, by, at)).Entity;
    }

    private static async Task<(ShopPageVersion? Page, IUserError[] Refused)> FindAsync(
        CatalogueDb db, StateAction<ShopPageFacts, ShopPageStatus> action, ShopPageVersionId id, int? expectedVersion, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (isEverywhere, merchants) = db.ReachOf(SellingPermissions.WriteShopPages);
        if (await db.ShopPages.SingleOrDefaultAsync(p => p.Id == id && (isEverywhere || merchants.Contains(p.MerchantId)), cancellationToken) is not { } page)
            return (null, [Missing.ShopPage(id)]);
        var refused = ExpectedVersion.Check(page, expectedVersion) ?? (allowed.Refuse(action, ShopPageFacts.Of(page)) is [var first, ..] ? first : null);
        return refused is null ? (page, []) : (null, [refused]);
    }
}
