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

    [UsePaging(MaxPageSize = 500), UseProjection]
    public static IQueryable<Merchant> GetManyMerchants(ShopDb db) => db.Merchants.OrderBy(m => m.Id);

    [UseOffsetPaging(DefaultPageSize = 2, MaxPageSize = 3), UseProjection, UseFiltering(TypeName = "ProjectedMerchantFilterInput")]
    public static IQueryable<Merchant> GetMerchantSegment(ShopDb db) => db.Merchants.OrderBy(m => m.LegalName);

    [UseFirstOrDefault, UseProjection, UseFiltering(TypeName = "ProjectedMerchantFilterInput"), UseSorting(TypeName = "ProjectedMerchantSortInput")]
    public static IQueryable<Merchant> GetFirstMerchant(ShopDb db) => db.Merchants.OrderBy(m => m.LegalName);

    [UseSingleOrDefault, UseProjection]
    public static IQueryable<Merchant> GetMerchantByName(string name, ShopDb db) => db.Merchants.Where(m => m.LegalName == name);

    [ListSize(AssumedSize = 4), UseProjection, UseFiltering(TypeName = "ProjectedMerchantFilterInput")]
    public static async Task<IQueryable<Merchant>> GetShortListAsync(ShopDb db)
    {
        await Task.Yield();
        return db.Merchants.OrderBy(m => m.LegalName);
    }
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

/// <summary>Fields whose rows belong to their parents. Each resolver is written for one parent.</summary>
[ExtendObjectType<Merchant>]
public static class MerchantChildren
{
    [UsePaging(MaxPageSize = 100), UseProjection, UseFiltering, UseSorting]
    public static IQueryable<Document> GetPapers([Parent(Requires = "Id")] Merchant merchant, ShopDb db) =>
        db.Documents.Where(d => d.MerchantId == merchant.Id).OrderBy(d => d.Kind);

    [UseOffsetPaging, UseFiltering, UseSorting]
    public static IQueryable<Document> GetPaperSegment([Parent] MerchantId merchant, ShopDb db) =>
        db.Documents.Where(d => d.Kind != "secret" && d.MerchantId == merchant).OrderBy(d => d.Kind);

    [ListSize(AssumedSize = 8), UseProjection, UseFiltering, UseSorting]
    public static IQueryable<Document>? GetPaperList([Parent(Requires = "Id")] Merchant merchant, ShopDb db) =>
        db.Documents.AsNoTracking().Where(d => merchant.Id == d.MerchantId);

    [UseFirstOrDefault, UseProjection, UseFiltering, UseSorting]
    public static IQueryable<Document> GetFirstPaper([Parent] MerchantId merchant, ShopDb db) =>
        db.Documents.OrderBy(d => d.Kind).Where(d => d.MerchantId == merchant);

    [UseSingleOrDefault, UseFiltering]
    public static IQueryable<Document> GetOnlyPaper([Parent] MerchantId merchant, ShopDb db) => db.Documents.Where(d => d.MerchantId == merchant);

    [ListSize(AssumedSize = 500)]
    public static IQueryable<Merchant> GetReferrals([Parent] MerchantId merchant, ShopDb db) => db.Merchants.Where(m => m.ReferredById == merchant).OrderBy(m => m.Id);

    [ListSize(AssumedSize = 500)]
    public static IQueryable<Merchant> GetNeighbours([Parent] Merchant merchant, ShopDb db) => db.Merchants.Where(m => m.CityId == merchant.CityId).OrderBy(m => m.Id);

    [UsePaging(MaxPageSize = 500, ConnectionName = "Peers")]
    public static IQueryable<Merchant> GetPeers([Parent] Merchant merchant, ShopDb db) =>
        db.Merchants.Where(m => m.Status == merchant.Status && m.Score == merchant.Score && m.Id != new MerchantId(Guid.Empty)).OrderBy(m => m.Id);

    [UsePaging(MaxPageSize = 500, ConnectionName = "Peers")]
    public static IQueryable<Merchant>? GetMaybePeers([Parent] Merchant merchant, ShopDb db) => merchant.Status switch
    {
        MerchantStatus.Removed => null,
        MerchantStatus.Applied => db.Merchants.OrderBy(m => m.Id),
        _ when merchant.Score == -1 => throw new GraphQLException("Ask for no peers of it.", ErrorCodes.BadUserInput),
        _ => db.Merchants.Where(m => m.Status == merchant.Status).OrderBy(m => m.Id),
    };

    [ListSize(AssumedSize = 500)]
    public static IQueryable<Document>? GetUntied([Parent] Merchant merchant, ShopDb db) => db.Documents.Where(d => d.Pages > merchant.Score);
}
