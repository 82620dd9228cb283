using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Model;

/// <summary>What is to be different about an approved campaign (CAT-15): nothing changes before somebody else has approved it.</summary>
internal sealed class CampaignChange : Stateful<CampaignChangeStatus>, IHasTimeline
{
    private CampaignChange()
    {
    }

    /// <summary>The change's id.</summary>
    public CampaignChangeId Id { get; private init; }

    /// <summary>The campaign.</summary>
    public CampaignId CampaignId { get; private init; }

    /// <summary>Whose it is; the campaign's.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; private init; }

    /// <summary>What the campaign is to be.</summary>
    public CampaignPlan Plan { get; private init; } = null!;

    /// <summary>Why, at most 1000 characters.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime RequestedAt { get; private init; }

    /// <summary>Who asked for it, and does not approve it.</summary>
    [GraphQLIgnore]
    public Guid? RequesterId { get; private init; }

    protected override StateMachine<CampaignChangeStatus> Machine => CampaignStates.Changes;

    protected override string Subject => Subjects.CampaignChange();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Asks for a change.</summary>
    public static CampaignChange Request(CampaignChangeId id, Campaign campaign, CampaignPlan plan, string reason, Actor by, DateTime at)
    {
        var change = new CampaignChange
        {
            Id = id, CampaignId = campaign.Id, MerchantId = campaign.MerchantId, Plan = plan, Reason = reason, RequestedAt = at, RequesterId = by.UserId,
        };
        change.Start(CampaignChangeStatus.Requested, by, at, null);
        return change;
    }

    /// <summary>Lets the campaign become so.</summary>
    public IUserError? Approve(Campaign campaign, Actor by, DateTime at)
    {
        if ((CampaignChangeActions.Approve.RefuseState(Status) ?? Move(CampaignChangeStatus.Approved, by, at, null)) is { } refused)
            return refused;
        campaign.Become(Plan with { });
        return null;
    }

    /// <summary>Leaves the campaign as it is.</summary>
    public IUserError? Refuse(string reason, Actor by, DateTime at) => CampaignChangeActions.Refuse.RefuseState(Status) ?? Move(CampaignChangeStatus.Refused, by, at, reason);
}

/// <summary>A piece of publicity of a campaign, which is reviewed for its truth before it is shown (CAT-17).</summary>
internal sealed class CampaignCreative : Stateful<CreativeStatus>, IHasTimeline
{
    private CampaignCreative()
    {
    }

    /// <summary>The piece's id.</summary>
    public CampaignCreativeId Id { get; private init; }

    /// <summary>The campaign.</summary>
    public CampaignId CampaignId { get; private init; }

    /// <summary>Whose it is; the campaign's.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; private init; }

    /// <summary>Where it is shown.</summary>
    public PublicityChannel Channel { get; private init; }

    /// <summary>Its headline, at most 120 characters.</summary>
    public string Headline { get; private init; } = "";

    /// <summary>What it says, at most 1000 characters.</summary>
    public string Words { get; private init; } = "";

    /// <summary>When it was handed in (UTC).</summary>
    public DateTime SubmittedAt { get; private init; }

    /// <summary>Who handed it in, and does not review it.</summary>
    [GraphQLIgnore]
    public Guid? SubmitterId { get; private init; }

    protected override StateMachine<CreativeStatus> Machine => CampaignStates.Creatives;

    protected override string Subject => Subjects.CampaignCreative();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Hands one in.</summary>
    public static CampaignCreative Submit(CampaignCreativeId id, Campaign campaign, PublicityChannel channel, string headline, string words, Actor by, DateTime at)
    {
        var creative = new CampaignCreative
        {
            Id = id, CampaignId = campaign.Id, MerchantId = campaign.MerchantId, Channel = channel, Headline = headline, Words = words, SubmittedAt = at, SubmitterId = by.UserId,
        };
        creative.Start(CreativeStatus.Submitted, by, at, null);
        return creative;
    }

    /// <summary>Lets it be shown.</summary>
    public IUserError? Approve(Actor by, DateTime at) => CreativeActions.Approve.RefuseState(Status) ?? Move(CreativeStatus.Approved, by, at, null);

    /// <summary>Does not let it be shown.</summary>
    public IUserError? Reject(string reason, Actor by, DateTime at) => CreativeActions.Reject.RefuseState(Status) ?? Move(CreativeStatus.Rejected, by, at, reason);
}
