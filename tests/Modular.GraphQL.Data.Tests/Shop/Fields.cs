using Microsoft.EntityFrameworkCore;

namespace Modular.GraphQL.Data.Tests.Shop;

[QueryType]
public static class MerchantQueries
{
    [UsePaging, UseFiltering(Properties = [
        nameof(Merchant.Id), nameof(Merchant.LegalName), nameof(Merchant.Nickname), nameof(Merchant.Status), nameof(Merchant.Score), nameof(Merchant.AppliedAt),
        nameof(Merchant.ReferredById), nameof(Merchant.Deposit), nameof(Merchant.City), nameof(Merchant.Documents)]),
     UseSorting(Properties = [nameof(Merchant.LegalName), nameof(Merchant.Score), nameof(Merchant.City), nameof(Merchant.Deposit)])]
    public static IQueryable<Merchant> GetMerchants(ShopDb db) => db.Merchants.OrderByDescending(m => m.AppliedAt).Where(m => m.Status != MerchantStatus.Removed);

    [UsePaging(DefaultPageSize = 2, MaxPageSize = 3, IncludeTotalCount = false), UseProjection,
     UseFiltering(TypeName = "ProjectedMerchantFilterInput"), UseSorting(TypeName = "ProjectedMerchantSortInput")]
    public static IQueryable<Merchant> GetProjectedMerchants(ShopDb db) => db.Merchants;
}

[ObjectType<Merchant>]
public static class MerchantFields
{
    public static string Greeting([Parent(Requires = "LegalName Nickname")] Merchant merchant) => $"{merchant.LegalName}/{merchant.Nickname}/{merchant.Score}";

    public static string Everything([Parent] Merchant merchant) => $"{merchant.LegalName}/{merchant.Score}";

    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MerchantId, Merchant>> ByIdAsync(IReadOnlyList<MerchantId> ids, ShopDb db, CancellationToken cancellation) =>
        await db.Merchants.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation);
}
