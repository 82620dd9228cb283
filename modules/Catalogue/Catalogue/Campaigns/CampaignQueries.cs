using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Campaigns;

/// <summary>Reading campaigns.</summary>
[QueryType]
internal static class CampaignQueries
{
    /// <summary>The campaigns of the merchants at which the caller may read products that are not listed, the newest first (CAT-14).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(Campaign.Status), nameof(Campaign.MerchantId), nameof(Campaign.CreatedAt), nameof(Campaign.StartedAt), nameof(Campaign.LateSince)])]
    [Authorize(CataloguePermissions.Read)]
    public static IQueryable<Campaign> GetCampaigns(CatalogueDb db) => db.ReadableCampaigns().OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id);

    /// <summary>Campaigns by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<CampaignId, Campaign>> GetCampaignsByIdAsync(IReadOnlyList<CampaignId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableCampaigns().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);

    /// <summary>Wanted changes by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<CampaignChangeId, CampaignChange>> GetCampaignChangesByIdAsync(IReadOnlyList<CampaignChangeId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableChanges().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);

    /// <summary>Pieces of publicity by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<CampaignCreativeId, CampaignCreative>> GetCampaignCreativesByIdAsync(IReadOnlyList<CampaignCreativeId> ids, CatalogueDb db, CancellationToken cancellationToken) =>
        await db.ReadableCreatives().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
}

/// <summary>The campaign's fields that are not its own columns.</summary>
[ObjectType<Campaign>]
internal static class CampaignFields
{
    /// <summary>The products that take part (CAT-14).</summary>
    [UsePaging(ConnectionName = "CampaignProducts")]
    public static IQueryable<CampaignProduct> GetProducts([Parent(Requires = nameof(Campaign.Id))] Campaign campaign, CatalogueDb db) =>
        db.CampaignProducts.AsNoTracking().Where(p => p.CampaignId == campaign.Id).OrderBy(p => p.ProductId);

    /// <summary>What was asked to be different, the newest first (CAT-15).</summary>
    [UsePaging]
    public static IQueryable<CampaignChange> GetChanges([Parent(Requires = nameof(Campaign.Id))] Campaign campaign, CatalogueDb db) =>
        db.ReadableChanges().Where(c => c.CampaignId == campaign.Id).OrderByDescending(c => c.RequestedAt).ThenByDescending(c => c.Id);

    /// <summary>Its publicity, the newest first (CAT-17).</summary>
    [UsePaging]
    public static IQueryable<CampaignCreative> GetCreatives([Parent(Requires = nameof(Campaign.Id))] Campaign campaign, CatalogueDb db) =>
        db.ReadableCreatives().Where(c => c.CampaignId == campaign.Id).OrderByDescending(c => c.SubmittedAt).ThenByDescending(c => c.Id);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(Campaign.Id))] Campaign campaign, CatalogueDb db)
    {
        var subject = campaign.Id.Value;
        return db.Set<StateChange>().AsNoTracking().Where(c => c.SubjectId == subject).OrderBy(c => c.Ordinal);
    }
}

/// <summary>The plan's target as money.</summary>
[ObjectType<CampaignPlan>]
internal static class CampaignPlanFields
{
    /// <summary>What it is to turn over; null for no target (CAT-16).</summary>
    [Cost(0)]
    public static Money? GetTargetAmount([Parent(Requires = $"{nameof(CampaignPlan.TargetAmount)} {nameof(CampaignPlan.Currency)}")] CampaignPlan plan) =>
        plan.TargetAmount is { } amount ? new(amount, plan.Currency) : null;
}

/// <summary>What the caller may do with a campaign now (FE-01).</summary>
[ExtendObjectType<CampaignId>]
internal static class CampaignAllowedActions
{
    /// <summary>What can be done with the campaign, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<CampaignId> campaigns, CatalogueDb db, AllowedActions allowed, TimeProvider clock, CancellationToken cancellationToken)
    {
        var facts = await db.LoadCampaignFactsAsync(campaigns, clock.GetUtcNow().UtcDateTime, cancellationToken);
        return [.. campaigns.Select(c => facts.TryGetValue(c, out var known) ? allowed.Of(CampaignActions.All, known) : [])];
    }
}

/// <summary>What the caller may do with a wanted change now (FE-01).</summary>
[ExtendObjectType<CampaignChangeId>]
internal static class CampaignChangeAllowedActions
{
    /// <summary>What can be done with the change, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<CampaignChangeId> changes, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadChangeFactsAsync(changes, cancellationToken);
        return [.. changes.Select(c => facts.TryGetValue(c, out var known) ? allowed.Of(CampaignChangeActions.All, known) : [])];
    }
}

/// <summary>What the caller may do with a piece of publicity now (FE-01).</summary>
[ExtendObjectType<CampaignCreativeId>]
internal static class CreativeAllowedActions
{
    /// <summary>What can be done with the piece of publicity, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<CampaignCreativeId> creatives, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadCreativeFactsAsync(creatives, cancellationToken);
        return [.. creatives.Select(c => facts.TryGetValue(c, out var known) ? allowed.Of(CreativeActions.All, known) : [])];
    }
}
