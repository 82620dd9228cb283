using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.KeepKpiTemplates;

/// <summary>Reading the index by which merchants are assessed.</summary>
[QueryType]
[Authorize(MerchantsPermissions.Read)]
internal static class MerchantKpiTemplateQueries
{
    /// <summary>All editions of the index, the newest first (MER-06); merchants see what they are assessed by, drafts are for those who write or publish them.</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(MerchantKpiTemplate.Status), nameof(MerchantKpiTemplate.Edition)])]
    public static IQueryable<MerchantKpiTemplate> GetMerchantKpiTemplates(MerchantsDb db) => db.KpiTemplates.AsNoTracking().OrderByDescending(t => t.Edition);
}

/// <summary>Loads editions and their components.</summary>
internal static class MerchantKpiTemplateLoaders
{
    /// <summary>Editions by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<MerchantKpiTemplateId, MerchantKpiTemplate>> GetKpiTemplatesByIdAsync(
        IReadOnlyList<MerchantKpiTemplateId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.KpiTemplates.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellationToken);

    /// <summary>Components by edition, in their order.</summary>
    [DataLoader]
    public static async Task<ILookup<MerchantKpiTemplateId, MerchantKpiComponent>> GetComponentsByTemplateAsync(
        IReadOnlyList<MerchantKpiTemplateId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        (await db.KpiComponents.AsNoTracking().Where(c => ids.Contains(c.TemplateId)).OrderBy(c => c.Number).ToListAsync(cancellationToken)).ToLookup(c => c.TemplateId);
}

/// <summary>The edition's fields that are not its own columns.</summary>
[ObjectType<MerchantKpiTemplate>]
internal static class MerchantKpiTemplateFields
{
    /// <summary>The components, in their order (MER-06).</summary>
    [ListSize(AssumedSize = 8)]
    public static async Task<IReadOnlyList<MerchantKpiComponent>> GetComponentsAsync(
        [Parent(Requires = nameof(MerchantKpiTemplate.Id))] MerchantKpiTemplate edition, IDataLoader<MerchantKpiTemplateId, MerchantKpiComponent[]> components, CancellationToken cancellationToken) =>
        await components.LoadAsync(edition.Id, cancellationToken) ?? [];
}

/// <summary>What the caller may do with an edition now (FE-01).</summary>
[ExtendObjectType<MerchantKpiTemplateId>]
internal static class MerchantKpiTemplateAllowedActions
{
    /// <summary>What can be done with the edition, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [ListSize(AssumedSize = 2)]
    public static IReadOnlyList<AllowedAction> GetAllowedActions(
        [Parent(Requires = $"{nameof(MerchantKpiTemplate.Id)} {nameof(MerchantKpiTemplate.Status)} {nameof(MerchantKpiTemplate.AuthorId)}")] MerchantKpiTemplate edition, ICaller caller, AllowedActions allowed) =>
        allowed.Of(MerchantKpiTemplateActions.All, MerchantKpiTemplateFacts.Of(edition, caller));
}
