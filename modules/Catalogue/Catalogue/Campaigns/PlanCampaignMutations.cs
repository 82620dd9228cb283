using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Campaigns;

/// <summary>Planning campaigns, until they are handed in.</summary>
[MutationType]
[Idempotent]
[Authorize(SellingPermissions.WriteCampaigns)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
internal static class PlanCampaignMutations
{
    private const int MostProducts = 500;

    /// <summary>Drafts a campaign: theme, time, conditions, offers, prizes, fit with the platform's rules, and targets (CAT-14). All problems of the input are told at once.</summary>
    /// <param name="merchantId">The merchant whose campaign it is.</param>
    /// <param name="plan">What it is to be.</param>
    /// <returns>The campaign.</returns>
    [return: GraphQLName("campaign")]
    public static async Task<FieldResult<Campaign>> CreateCampaignAsync(
        MerchantId merchantId, CampaignPlanInput plan, CatalogueDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (problems, now) = (new InputProblems(), clock.GetUtcNow().UtcDateTime);
        var said = plan.Check(problems, now);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (!caller.Has(SellingPermissions.WriteCampaigns, merchantId.Value) || !await db.Standings.AnyAsync(s => s.MerchantId == merchantId, cancellationToken))
            return new[] { Missing.Merchant(merchantId) };
        var campaign = Campaign.Draft(new(Guid.CreateVersion7()), merchantId, said, Actor.Of(caller), now);
        db.Add(campaign);
        await db.SaveChangesAsync(cancellationToken);
        return campaign;
    }

    /// <summary>Plans a campaign differently while it is a draft (CAT-14); once it is approved, a change is asked for (CAT-15).</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="plan">What it is to be.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The campaign.</returns>
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("campaign")]
    public static async Task<FieldResult<Campaign>> EditCampaignAsync(CampaignId campaignId, CampaignPlanInput plan, int? expectedVersion, CampaignTurn turn, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = plan.Check(problems, clock.GetUtcNow().UtcDateTime);
        return problems.IsEmpty
            ? await turn.TakeAsync(CampaignActions.Edit, campaignId, expectedVersion, (c, _, _) => c.Edit(said), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Says which products take part in a campaign, in place of those that did; while it is a draft (CAT-14).</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="productIds">The products, of the campaign's merchant; at most 500.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The campaign.</returns>
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("campaign")]
    public static async Task<FieldResult<Campaign>> SetCampaignProductsAsync(
        CampaignId campaignId, IReadOnlyList<ProductId> productIds, int? expectedVersion, CatalogueDb db, CampaignTurn turn, CancellationToken cancellationToken)
    {
        List<ProductId> wanted = [.. productIds.Distinct()];
        if (wanted.Count > MostProducts)
            return new[] { Text.Invalid("productIds", "CAMPAIGN_PRODUCTS", MostProducts) };
        return await turn.TakeAsync(CampaignActions.SetProducts, campaignId, expectedVersion, async (campaign, _, _) =>
        {
            var known = await db.Products.AsNoTracking().Where(p => wanted.Contains(p.Id) && p.MerchantId == campaign.MerchantId).Select(p => p.Id).ToListAsync(cancellationToken);
            if (wanted.Except(known).ToList() is [var missing, ..])
                return [Missing.Product(missing)];
            var joined = await db.CampaignProducts.Where(p => p.CampaignId == campaign.Id).ToListAsync(cancellationToken);
            db.RemoveRange(joined.Where(p => !wanted.Contains(p.ProductId)));
            db.AddRange(wanted.Except(joined.Select(p => p.ProductId)).Select(p => new CampaignProduct { CampaignId = campaign.Id, ProductId = p }));
            // Other products make another version of the campaign: whoever hands it in at the same time has not seen these.
            db.Entry(campaign).Property(c => c.Version).IsModified = true;
            return [];
        }, cancellationToken);
    }
}
