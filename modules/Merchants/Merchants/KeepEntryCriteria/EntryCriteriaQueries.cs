using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.KeepEntryCriteria;

/// <summary>Reading the entry criteria.</summary>
[QueryType]
[Authorize(MerchantsPermissions.Read)]
internal static class EntryCriteriaQueries
{
    /// <summary>What is asked of whoever applies now (MER-01); null while no edition is in force.</summary>
    public static Task<EntryCriteria?> GetEntryCriteriaAsync(MerchantsDb db, CancellationToken cancellationToken) =>
        db.EntryCriteria.AsNoTracking().SingleOrDefaultAsync(c => c.Status == EntryCriteriaStatus.Published, cancellationToken);

    /// <summary>All editions, the newest first (MER-01); drafts for those who write or publish them.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(EntryCriteria.Status), nameof(EntryCriteria.Edition)])]
    public static IQueryable<EntryCriteria> GetEntryCriteriaEditions(MerchantsDb db) => db.EntryCriteria.AsNoTracking().OrderByDescending(c => c.Edition);
}

/// <summary>Loads editions and their criteria.</summary>
internal static class EntryCriteriaLoaders
{
    /// <summary>Editions by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<EntryCriteriaId, EntryCriteria>> GetEntryCriteriaByIdAsync(
        IReadOnlyList<EntryCriteriaId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.EntryCriteria.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);

    /// <summary>Criteria by edition, in their order.</summary>
    [DataLoader]
    public static async Task<ILookup<EntryCriteriaId, EntryCriterion>> GetCriteriaByEditionAsync(IReadOnlyList<EntryCriteriaId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        (await db.Criteria.AsNoTracking().Where(c => ids.Contains(c.CriteriaId)).OrderBy(c => c.Number).ToListAsync(cancellationToken)).ToLookup(c => c.CriteriaId);
}

/// <summary>The edition's fields that are not its own columns.</summary>
[ObjectType<EntryCriteria>]
internal static class EntryCriteriaFields
{
    /// <summary>The criteria, in their order (MER-01).</summary>
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<EntryCriterion>> GetCriteriaAsync(
        [Parent(Requires = nameof(EntryCriteria.Id))] EntryCriteria edition, IDataLoader<EntryCriteriaId, EntryCriterion[]> criteria, CancellationToken cancellationToken) =>
        await criteria.LoadAsync(edition.Id, cancellationToken) ?? [];
}

/// <summary>The criterion's fields that are not its own columns.</summary>
[ObjectType<EntryCriterion>]
internal static class EntryCriterionFields
{
    /// <summary>What is asked, in the language of the request where there is a text in it (FE-03).</summary>
    [Cost(0)]
    public static string GetName([Parent(Requires = $"{nameof(EntryCriterion.Name)} {nameof(EntryCriterion.NameEnglish)}")] EntryCriterion criterion) =>
        Languages.Current == Languages.English ? criterion.NameEnglish ?? criterion.Name : criterion.Name;
}

/// <summary>What the caller may do with an edition now (FE-01).</summary>
[ExtendObjectType<EntryCriteriaId>]
internal static class EntryCriteriaAllowedActions
{
    /// <summary>What can be done with the edition, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 2)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(EntryCriteria.Id)} {nameof(EntryCriteria.Status)} {nameof(EntryCriteria.AuthorId)}")] EntryCriteria edition, ICaller caller, AllowedActions allowed) =>
        allowed.Of(EntryCriteriaActions.All, EntryCriteriaFacts.Of(edition, caller));
}
