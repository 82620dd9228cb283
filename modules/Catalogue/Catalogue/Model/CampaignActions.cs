using System.Globalization;
using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>What the rules about a campaign ask, seen from one person.</summary>
internal sealed class CampaignFacts : IStateFacts<CampaignStatus>, IMerchantFacts
{
    public required CampaignId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required CampaignStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required string Theme { get; init; }

    /// <summary>When it is to start (UTC).</summary>
    public required DateTime From { get; init; }

    public required bool HasProducts { get; init; }

    /// <summary>Whether its time has not come yet.</summary>
    public required bool IsEarly { get; init; }

    /// <summary>Whether its time is over.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Whether publicity of it waits for a review.</summary>
    public required bool HasOpenCreatives { get; init; }

    /// <summary>Whether a change of it waits for an approval.</summary>
    public required bool HasOpenChange { get; init; }

    /// <summary>Whether an approver wants it to be ended.</summary>
    public required bool IsToBeTerminated { get; init; }

    /// <summary>Whether the person handed it in.</summary>
    public required bool IsSubmitter { get; init; }

    /// <summary>Whether the person is that approver.</summary>
    public required bool IsTerminator { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>The campaign cannot take the step now (CAT-15).</summary>
/// <param name="Message">Why, and what to do.</param>
/// <param name="Rule">The stable name of the rule, in upper snake case: CAMPAIGN_EARLY, CAMPAIGN_OVER, CAMPAIGN_WITHOUT_PRODUCTS, CREATIVES_OPEN, CHANGE_OPEN, TERMINATION_NOT_WANTED.</param>
internal sealed record CampaignNotReadyError(string Message, string Rule) : IUserError
{
    /// <summary><c>CAMPAIGN_NOT_READY</c>.</summary>
    public string Code => "CAMPAIGN_NOT_READY";
}

/// <summary>What can be done with a campaign, by whom and in which state (FE-01).</summary>
internal static class CampaignActions
{
    private static readonly ActionGuard<CampaignFacts> NotTheSubmitter = new(f => f.IsSubmitter, _ => new SeparationOfDutiesError(Text.Of("APPROVER_IS_AUTHOR"), "APPROVER_IS_AUTHOR"));

    private static readonly ActionGuard<CampaignFacts> AnotherApprover = new(f => f.IsTerminator, _ => new SeparationOfDutiesError(Text.Of("SECOND_APPROVER_IS_FIRST"), "SECOND_APPROVER_IS_FIRST"));

    private static readonly ActionGuard<CampaignFacts> SomethingToSell = new(f => !f.HasProducts, _ => new CampaignNotReadyError(Text.Of("CAMPAIGN_WITHOUT_PRODUCTS"), "CAMPAIGN_WITHOUT_PRODUCTS"));

    private static readonly ActionGuard<CampaignFacts> NotEarly = new(f => f.IsEarly, f => new CampaignNotReadyError(Text.Of("CAMPAIGN_EARLY", Written(f.From)), "CAMPAIGN_EARLY"));

    private static readonly ActionGuard<CampaignFacts> NotOver = new(f => f.IsOver, _ => new CampaignNotReadyError(Text.Of("CAMPAIGN_OVER"), "CAMPAIGN_OVER"));

    private static readonly ActionGuard<CampaignFacts> PublicityReviewed = new(f => f.HasOpenCreatives, _ => new CampaignNotReadyError(Text.Of("CREATIVES_OPEN"), "CREATIVES_OPEN"));

    private static readonly ActionGuard<CampaignFacts> NoOpenChange = new(f => f.HasOpenChange, _ => new CampaignNotReadyError(Text.Of("CHANGE_OPEN"), "CHANGE_OPEN"));

    private static readonly ActionGuard<CampaignFacts> Wanted = new(f => !f.IsToBeTerminated, _ => new CampaignNotReadyError(Text.Of("TERMINATION_NOT_WANTED"), "TERMINATION_NOT_WANTED"));

    private static readonly CampaignStatus[] Locked = [CampaignStatus.Approved, CampaignStatus.Running];

    /// <summary>Plans it differently.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> Edit { get; } = Of("editCampaign", [CampaignStatus.Draft], null);

    /// <summary>Says which products take part.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> SetProducts { get; } = Of("setCampaignProducts", [CampaignStatus.Draft], null);

    /// <summary>Hands it in.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> Submit { get; } = Of("submitCampaign", [CampaignStatus.Draft], CampaignStatus.Review, SomethingToSell, NotOver);

    /// <summary>Approves and locks it.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> Approve { get; } = Of("approveCampaign", [CampaignStatus.Review], CampaignStatus.Approved, NotTheSubmitter, NotOver);

    /// <summary>Gives it back.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> Return { get; } = Of("returnCampaign", [CampaignStatus.Review], CampaignStatus.Draft, NotTheSubmitter);

    /// <summary>Starts it.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> Start { get; } = Of("startCampaign", [CampaignStatus.Approved], CampaignStatus.Running, NotEarly, NotOver, PublicityReviewed);

    /// <summary>Asks for a change.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> RequestChange { get; } = Of("requestCampaignChange", Locked, null, NoOpenChange);

    /// <summary>Wants it to be ended before its time.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> RequestTermination { get; } = Of("requestCampaignTermination", Locked, null);

    /// <summary>Ends it before its time.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> ConfirmTermination { get; } = Of("confirmCampaignTermination", Locked, CampaignStatus.Terminated, Wanted, AnotherApprover);

    /// <summary>Hands in publicity.</summary>
    public static StateAction<CampaignFacts, CampaignStatus> SubmitCreative { get; } =
        Of("submitCampaignCreative", [CampaignStatus.Draft, CampaignStatus.Review, CampaignStatus.Approved, CampaignStatus.Running], null);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<CampaignFacts, CampaignStatus>> All { get; } =
        [Edit, SetProducts, Submit, Approve, Return, Start, RequestChange, RequestTermination, ConfirmTermination, SubmitCreative];

    private static string Written(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static StateAction<CampaignFacts, CampaignStatus> Of(string mutation, CampaignStatus[] from, CampaignStatus? to, params IReadOnlyList<ActionGuard<CampaignFacts>> guards) =>
        new(CampaignStates.Machine, Subjects.Campaign, mutation, from, to) { Guards = guards };
}

/// <summary>What the rules about a wanted change ask.</summary>
internal sealed class CampaignChangeFacts : IStateFacts<CampaignChangeStatus>, IMerchantFacts
{
    public required CampaignChangeId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required CampaignChangeStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required string Theme { get; init; }

    public required DateTime RequestedAt { get; init; }

    /// <summary>Whether the campaign is over.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Whether the person asked for it.</summary>
    public required bool IsRequester { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a wanted change (FE-01).</summary>
internal static class CampaignChangeActions
{
    private static readonly ActionGuard<CampaignChangeFacts> NotTheRequester = new(f => f.IsRequester, _ => new SeparationOfDutiesError(Text.Of("APPROVER_IS_AUTHOR"), "APPROVER_IS_AUTHOR"));

    private static readonly ActionGuard<CampaignChangeFacts> NotOver = new(f => f.IsOver, _ => new CampaignNotReadyError(Text.Of("CAMPAIGN_OVER"), "CAMPAIGN_OVER"));

    /// <summary>Lets the campaign become so.</summary>
    public static StateAction<CampaignChangeFacts, CampaignChangeStatus> Approve { get; } = new(
        CampaignStates.Changes, Subjects.CampaignChange, "approveCampaignChange", [CampaignChangeStatus.Requested], CampaignChangeStatus.Approved) { Guards = [NotTheRequester, NotOver] };

    /// <summary>Leaves it as it is.</summary>
    public static StateAction<CampaignChangeFacts, CampaignChangeStatus> Refuse { get; } =
        new(CampaignStates.Changes, Subjects.CampaignChange, "refuseCampaignChange", [CampaignChangeStatus.Requested], CampaignChangeStatus.Refused) { Guards = [NotTheRequester] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<CampaignChangeFacts, CampaignChangeStatus>> All { get; } = [Approve, Refuse];
}

/// <summary>What the rules about a piece of publicity ask.</summary>
internal sealed class CreativeFacts : IStateFacts<CreativeStatus>, IMerchantFacts
{
    public required CampaignCreativeId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required CreativeStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required string Headline { get; init; }

    public required DateTime SubmittedAt { get; init; }

    /// <summary>Whether the person handed it in.</summary>
    public required bool IsSubmitter { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a piece of publicity (FE-01).</summary>
internal static class CreativeActions
{
    private static readonly ActionGuard<CreativeFacts> NotTheSubmitter = new(f => f.IsSubmitter, _ => new SeparationOfDutiesError(Text.Of("REVIEWER_IS_AUTHOR"), "REVIEWER_IS_AUTHOR"));

    /// <summary>Lets it be shown.</summary>
    public static StateAction<CreativeFacts, CreativeStatus> Approve { get; } =
        new(CampaignStates.Creatives, Subjects.CampaignCreative, "approveCampaignCreative", [CreativeStatus.Submitted], CreativeStatus.Approved) { Guards = [NotTheSubmitter] };

    /// <summary>Does not let it be shown.</summary>
    public static StateAction<CreativeFacts, CreativeStatus> Reject { get; } =
        new(CampaignStates.Creatives, Subjects.CampaignCreative, "rejectCampaignCreative", [CreativeStatus.Submitted], CreativeStatus.Rejected) { Guards = [NotTheSubmitter] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<CreativeFacts, CreativeStatus>> All { get; } = [Approve, Reject];
}
