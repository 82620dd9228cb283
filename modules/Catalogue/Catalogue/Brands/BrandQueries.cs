using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Brands;

/// <summary>Reading brands and authorisations.</summary>
[QueryType]
internal static class BrandQueries
{
    /// <summary>The registered brands by their names (CAT-13); open to everybody.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Brand.Name), nameof(Brand.IsProtected), nameof(Brand.OwnerName)])]
    public static IQueryable<Brand> GetBrands(CatalogueDb db) => db.Brands.AsNoTracking().OrderBy(b => b.Name).ThenBy(b => b.Id);

    /// <summary>The authorisations that the caller may see, the newest first: those of merchants at which products that are not listed may be read (CAT-13).</summary>
    [Authorize(CataloguePermissions.Read)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(BrandAuthorisation.Status), nameof(BrandAuthorisation.MerchantId), nameof(BrandAuthorisation.BrandId), nameof(BrandAuthorisation.ValidUntil)])]
    [UseSorting(Properties = [nameof(BrandAuthorisation.RequestedAt), nameof(BrandAuthorisation.ValidUntil), nameof(BrandAuthorisation.Status)])]
    public static IQueryable<BrandAuthorisation> GetBrandAuthorisations(CatalogueDb db) => db.ReadableAuthorisations().OrderByDescending(a => a.RequestedAt).ThenByDescending(a => a.Id);
}

/// <summary>The fields of an authorisation that are not its own columns.</summary>
[ObjectType<BrandAuthorisation>]
internal static class BrandAuthorisationFields
{
    /// <summary>Who asked for it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetRequesterAsync(
        [Parent(Requires = nameof(BrandAuthorisation.RequesterId))] IReadOnlyList<BrandAuthorisation> all, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. all.Select(a => a.RequesterId)], cancellationToken);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(BrandAuthorisation.Id))] BrandAuthorisation authorisation, CatalogueDb db) =>
        db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == authorisation.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>What the caller may do with an authorisation now (FE-01).</summary>
[ExtendObjectType<BrandAuthorisationId>]
internal static class BrandAuthorisationAllowedActions
{
    /// <summary>What can be done with the authorisation, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<BrandAuthorisationId> all, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(all, cancellationToken);
        return [.. all.Select(a => facts.TryGetValue(a, out var known) ? allowed.Of(BrandAuthorisationActions.All, known) : [])];
    }
}

/// <summary>Loads brands and authorisations, in one query for all that are asked for at the same time. They find what the lists show, and no more.</summary>
internal static class BrandNodes
{
    /// <summary>Brands by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<BrandId, Brand>> GetBrandsByIdAsync(IReadOnlyList<BrandId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.Brands.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellationToken);

    /// <summary>Authorisations by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<BrandAuthorisationId, BrandAuthorisation>> GetAuthorisationsByIdAsync(
        IReadOnlyList<BrandAuthorisationId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableAuthorisations().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);

    /// <summary>Registered brands by how their names are compared.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<string, Brand>> GetBrandsByKeyAsync(IReadOnlyList<string> keys, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.Brands.AsNoTracking().Where(b => keys.Contains(b.Key)).ToDictionaryAsync(b => b.Key, cancellationToken);

    /// <summary>The authorisations that the caller may read.</summary>
    internal static IQueryable<BrandAuthorisation> ReadableAuthorisations(this CatalogueDb db)
    {
        var reach = db.Caller.ReachOf(CataloguePermissions.Read);
        var (isEverywhere, merchants) = (reach.IsEverywhere, reach.Merchants.Select(m => new MerchantId(m)).ToList());
        return db.BrandAuthorisations.AsNoTracking().Where(a => isEverywhere || merchants.Contains(a.MerchantId));
    }
}
