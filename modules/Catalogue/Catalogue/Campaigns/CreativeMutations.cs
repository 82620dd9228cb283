using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Campaigns;

/// <summary>Publicity of campaigns, truthful in whatever channel.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class CreativeMutations
{
    /// <summary>Hands in publicity of a campaign for one channel; it is shown once somebody else has found it truthful (CAT-17).</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="channel">Where it is to be shown.</param>
    /// <param name="headline">Its headline, at most 120 characters.</param>
    /// <param name="words">What it says, at most 1000 characters.</param>
    /// <returns>The piece of publicity.</returns>
    [Authorize(SellingPermissions.WriteCampaigns)]
    [Error<InvalidInputError>]
    [return: GraphQLName("creative")]
    public static async Task<FieldResult<CampaignCreative>> SubmitCampaignCreativeAsync(
        CampaignId campaignId, PublicityChannel channel, string headline, string words, CatalogueDb db, CampaignTurn turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var title = problems.Take("headline", PlainText.Parse(headline, FieldLengths.Title, "HEADLINE"));
        var text = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
        if (!problems.IsEmpty)
            return problems.Errors;
        CampaignCreative? creative = null;
        var submitted = await turn.TakeAsync(CampaignActions.SubmitCreative, campaignId, null, (campaign, by, at) =>
        {
            creative = CampaignCreative.Submit(new(Guid.CreateVersion7()), campaign, channel, title, text, by, at);
            db.Add(creative);
            return (IUserError?)null;
        }, cancellationToken);
        return submitted.IsSuccess ? creative! : FieldResult<CampaignCreative>.Failure(submitted.Errors);
    }

    /// <summary>Finds publicity truthful, by somebody who has not handed it in; it may be shown (CAT-17).</summary>
    /// <param name="campaignCreativeId">The piece of publicity.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The piece of publicity.</returns>
    [Authorize(SellingPermissions.ApproveCampaigns)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("creative")]
    public static Task<FieldResult<CampaignCreative>> ApproveCampaignCreativeAsync(
        CampaignCreativeId campaignCreativeId, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken) =>
        TakeAsync(CreativeActions.Approve, campaignCreativeId, expectedVersion, db, turn, (c, by, at) => c.Approve(by, at), cancellationToken);

    /// <summary>Does not let publicity be shown (CAT-17).</summary>
    /// <param name="campaignCreativeId">The piece of publicity.</param>
    /// <param name="reason">What is not truthful, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The piece of publicity.</returns>
    [Authorize(SellingPermissions.ApproveCampaigns)]
    [Error<SeparationOfDutiesError>]
    [Error<InvalidInputError>]
    [return: GraphQLName("creative")]
    public static async Task<FieldResult<CampaignCreative>> RejectCampaignCreativeAsync(
        CampaignCreativeId campaignCreativeId, string reason, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await TakeAsync(CreativeActions.Reject, campaignCreativeId, expectedVersion, db, turn, (c, by, at) => c.Reject(why, by, at), cancellationToken)
            : problems.Errors;
    }

    private static async Task<FieldResult<CampaignCreative>> TakeAsync(
        StateAction<CreativeFacts, CreativeStatus> action, CampaignCreativeId id, int? expectedVersion, CatalogueDb db, Turn<CatalogueDb> turn,
        Func<CampaignCreative, Actor, DateTime, IUserError?> step, CancellationToken cancellationToken)
    {
        var found = await db.ReadableCreatives(tracked: true).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return await turn.TakeAsync(action, found, async () => (await db.LoadCreativeFactsAsync([id], cancellationToken))[id], Missing.CampaignCreative(id), expectedVersion, step, cancellationToken);
    }
}
