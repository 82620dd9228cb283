using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Campaigns;

/// <summary>Changing what is locked: asked for, and approved by somebody else.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ChangeCampaignMutations
{
    /// <summary>
    /// Asks for a change of an approved or running campaign (CAT-15); it stays as it is until somebody else has approved that. One change at a time. To end it earlier is no change: that takes
    /// two approvers (<c>requestCampaignTermination</c>).
    /// </summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="plan">What it is to be.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <returns>The wanted change.</returns>
    [Authorize(SellingPermissions.WriteCampaigns)]
    [Error<InvalidInputError>]
    [Error<CampaignNotReadyError>]
    [return: GraphQLName("change")]
    public static async Task<FieldResult<CampaignChange>> RequestCampaignChangeAsync(
        CampaignId campaignId, CampaignPlanInput plan, string reason, CatalogueDb db, CampaignTurn turn, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = plan.Check(problems, clock.GetUtcNow().UtcDateTime);
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        CampaignChange? change = null;
        var asked = await turn.TakeAsync(CampaignActions.RequestChange, campaignId, null, (campaign, by, at) =>
        {
            if (said.Until < campaign.Plan.Until)
                return Text.Invalid("plan.until", "CAMPAIGN_SHORTENED");
            if (campaign.Status == CampaignStatus.Running && said.From != campaign.Plan.From)
                return Text.Invalid("plan.from", "CAMPAIGN_BEGUN");
            change = CampaignChange.Request(new(Guid.CreateVersion7()), campaign, said, why, by, at);
            db.Add(change);
            return null;
        }, cancellationToken);
        return asked.IsSuccess ? change! : FieldResult<CampaignChange>.Failure(asked.Errors);
    }

    /// <summary>Approves a change of a campaign, by somebody who has not asked for it; the campaign is so from then on (CAT-15).</summary>
    /// <param name="campaignChangeId">The wanted change.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The change.</returns>
    [Authorize(SellingPermissions.ApproveCampaigns)]
    [Error<SeparationOfDutiesError>]
    [Error<CampaignNotReadyError>]
    [return: GraphQLName("change")]
    public static async Task<FieldResult<CampaignChange>> ApproveCampaignChangeAsync(
        CampaignChangeId campaignChangeId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        var found = await db.ReadableChanges(tracked: true).SingleOrDefaultAsync(c => c.Id == campaignChangeId, cancellationToken);
        return await turn.TakeAsync(
            CampaignChangeActions.Approve, found, FactsOf(db, campaignChangeId, cancellationToken), Missing.CampaignChange(campaignChangeId), expectedVersion,
            async (change, by, at) =>
            {
                var campaign = await db.Campaigns.SingleAsync(c => c.Id == change.CampaignId, cancellationToken);
                return change.Approve(campaign, by, at) is { } refused ? [refused] : [];
            }, cancellationToken);
    }

    /// <summary>Leaves a campaign as it is (CAT-15).</summary>
    /// <param name="campaignChangeId">The wanted change.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The change.</returns>
    [Authorize(SellingPermissions.ApproveCampaigns)]
    [Error<SeparationOfDutiesError>]
    [Error<InvalidInputError>]
    [return: GraphQLName("change")]
    public static async Task<FieldResult<CampaignChange>> RefuseCampaignChangeAsync(
        CampaignChangeId campaignChangeId, string reason, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var found = await db.ReadableChanges(tracked: true).SingleOrDefaultAsync(c => c.Id == campaignChangeId, cancellationToken);
        return await turn.TakeAsync(
            CampaignChangeActions.Refuse, found, FactsOf(db, campaignChangeId, cancellationToken), Missing.CampaignChange(campaignChangeId), expectedVersion, (c, by, at) => c.Refuse(why, by, at), cancellationToken);
    }

    private static Func<Task<CampaignChangeFacts>> FactsOf(CatalogueDb db, CampaignChangeId id, CancellationToken cancellationToken) =>
        async () => (await db.LoadChangeFactsAsync([id], cancellationToken))[id];
}
