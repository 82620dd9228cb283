using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Campaigns;

/// <summary>The way of a campaign: handed in, approved and locked, started on time, ended.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<CampaignNotReadyError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class RunCampaignMutations
{
    /// <summary>Hands a campaign in for approval (CAT-14); some product takes part in it.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The campaign.</returns>
    [Authorize(SellingPermissions.WriteCampaigns)]
    [return: GraphQLName("campaign")]
    public static Task<FieldResult<Campaign>> SubmitCampaignAsync(CampaignId campaignId, int? expectedVersion, CampaignTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(CampaignActions.Submit, campaignId, expectedVersion, (c, by, at) => c.Submit(by, at), cancellationToken);

    /// <summary>Approves a campaign, by somebody who has not handed it in; it is locked from then on (CAT-15).</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The campaign.</returns>
    [Authorize(SellingPermissions.ApproveCampaigns)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("campaign")]
    public static Task<FieldResult<Campaign>> ApproveCampaignAsync(CampaignId campaignId, int? expectedVersion, CampaignTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(CampaignActions.Approve, campaignId, expectedVersion, (c, by, at) => c.Approve(by, at), cancellationToken);

    /// <summary>Gives a campaign back to be planned differently (CAT-14).</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="comment">What to change, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The campaign.</returns>
    [Authorize(SellingPermissions.ApproveCampaigns)]
    [Error<SeparationOfDutiesError>]
    [Error<InvalidInputError>]
    [return: GraphQLName("campaign")]
    public static async Task<FieldResult<Campaign>> ReturnCampaignAsync(CampaignId campaignId, string comment, int? expectedVersion, CampaignTurn turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("comment", PlainText.Parse(comment, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await turn.TakeAsync(CampaignActions.Return, campaignId, expectedVersion, (c, by, at) => c.Return(words, by, at), cancellationToken)
            : problems.Errors;
    }

    /// <summary>
    /// Starts an approved campaign, not before its time (CAT-15). Publicity of it that was handed in is reviewed first (CAT-17). Where nobody has started it some minutes after its time, that is
    /// a breach, and those concerned are told.
    /// </summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The campaign.</returns>
    [Authorize(SellingPermissions.WriteCampaigns)]
    [return: GraphQLName("campaign")]
    public static Task<FieldResult<Campaign>> StartCampaignAsync(CampaignId campaignId, int? expectedVersion, CampaignTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(CampaignActions.Start, campaignId, expectedVersion, (c, by, at) => c.Run(by, at), cancellationToken);

    /// <summary>Wants a campaign to be ended before its time: the first of two approvers (CAT-15). It goes on until the second one agrees.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The campaign.</returns>
    [Authorize(SellingPermissions.ApproveCampaigns)]
    [Error<InvalidInputError>]
    [return: GraphQLName("campaign")]
    public static async Task<FieldResult<Campaign>> RequestCampaignTerminationAsync(CampaignId campaignId, string reason, int? expectedVersion, CampaignTurn turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return problems.IsEmpty
            ? await turn.TakeAsync(CampaignActions.RequestTermination, campaignId, expectedVersion, (c, by, _) => c.WantTermination(why, by), cancellationToken)
            : problems.Errors;
    }

    /// <summary>Ends a campaign before its time: the second of two approvers, another than the first (CAT-15).</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The campaign.</returns>
    [Authorize(SellingPermissions.ApproveCampaigns)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("campaign")]
    public static Task<FieldResult<Campaign>> ConfirmCampaignTerminationAsync(CampaignId campaignId, int? expectedVersion, CampaignTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(CampaignActions.ConfirmTermination, campaignId, expectedVersion, (c, by, at) => c.Terminate(by, at), cancellationToken);
}
