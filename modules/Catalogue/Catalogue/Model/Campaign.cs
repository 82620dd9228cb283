using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Model;

/// <summary>What a campaign is to be (CAT-14).</summary>
internal sealed record CampaignPlan
{
    /// <summary>What it is about, at most 120 characters.</summary>
    public required string Theme { get; init; }

    /// <summary>Under which conditions buyers take part, at most 1000 characters.</summary>
    public required string Conditions { get; init; }

    /// <summary>What they are offered, at most 1000 characters.</summary>
    public required string Offers { get; init; }

    /// <summary>What can be won, at most 1000 characters; null for nothing.</summary>
    public string? Prizes { get; init; }

    /// <summary>How it fits the platform's rules, at most 1000 characters.</summary>
    public required string PlatformFit { get; init; }

    /// <summary>From when on it runs (UTC).</summary>
    public required DateTime From { get; init; }

    /// <summary>Until before when (UTC).</summary>
    public required DateTime Until { get; init; }

    /// <summary>How many orders it is to bring; null for no target.</summary>
    public int? TargetOrders { get; init; }

    /// <summary>How many pieces it is to sell; null for no target.</summary>
    public int? TargetPieces { get; init; }

    /// <summary>What it is to turn over, in minor units; null for no target.</summary>
    [GraphQLIgnore]
    public long? TargetAmount { get; init; }

    /// <summary>The currency of what it turns over, by ISO 4217.</summary>
    public required string Currency { get; init; }
}

/// <summary>A campaign of a merchant: planned, approved and then locked, run on time, and watched against its targets (CAT-14, CAT-15, CAT-16).</summary>
internal sealed class Campaign : Stateful<CampaignStatus>, IHasTimeline
{
    private Campaign()
    {
    }

    /// <summary>The campaign's id.</summary>
    public CampaignId Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>What it is to be; locked once it is approved.</summary>
    public CampaignPlan Plan { get; private set; } = null!;

    /// <summary>When it was drafted (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>When it started (UTC); null before.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>When it was over (UTC); null until then.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Since when it has been late to start, or was (UTC), which is a breach; null where it was not (CAT-15).</summary>
    public DateTime? LateSince { get; private set; }

    /// <summary>Why it is to be ended before its time, as the first approver says; null where nobody wants that.</summary>
    public string? TerminationReason { get; private set; }

    /// <summary>The first of the two approvers who end it before its time.</summary>
    [GraphQLIgnore]
    public Guid? TerminatorId { get; private set; }

    /// <summary>Who handed it in, and does not approve it.</summary>
    [GraphQLIgnore]
    public Guid? SubmitterId { get; private set; }

    protected override StateMachine<CampaignStatus> Machine => CampaignStates.Machine;

    protected override string Subject => Subjects.Campaign();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts a campaign.</summary>
    public static Campaign Draft(CampaignId id, MerchantId merchant, CampaignPlan plan, Actor by, DateTime at)
    {
        var campaign = new Campaign { Id = id, MerchantId = merchant, Plan = plan, CreatedAt = at };
        campaign.Start(CampaignStatus.Draft, by, at, null);
        return campaign;
    }

    /// <summary>Plans it differently; only while it is a draft.</summary>
    public IUserError? Edit(CampaignPlan plan)
    {
        if (CampaignActions.Edit.RefuseState(Status) is { } refused)
            return refused;
        Plan = plan;
        return null;
    }

    /// <summary>Hands it in.</summary>
    public IUserError? Submit(Actor by, DateTime at)
    {
        if ((CampaignActions.Submit.RefuseState(Status) ?? Move(CampaignStatus.Review, by, at, null)) is { } refused)
            return refused;
        SubmitterId = by.UserId;
        return null;
    }

    /// <summary>Approves and locks it.</summary>
    public IUserError? Approve(Actor by, DateTime at)
    {
        if ((CampaignActions.Approve.RefuseState(Status) ?? Move(CampaignStatus.Approved, by, at, null)) is { } refused)
            return refused;
        Raise(new CampaignApproved(Id, MerchantId), at);
        return null;
    }

    /// <summary>Gives it back with what to change.</summary>
    public IUserError? Return(string comment, Actor by, DateTime at) => CampaignActions.Return.RefuseState(Status) ?? Move(CampaignStatus.Draft, by, at, comment);

    /// <summary>Starts it.</summary>
    public IUserError? Run(Actor by, DateTime at)
    {
        if ((CampaignActions.Start.RefuseState(Status) ?? Move(CampaignStatus.Running, by, at, null)) is { } refused)
            return refused;
        StartedAt = at;
        Raise(new CampaignStarted(Id, MerchantId), at);
        return null;
    }

    /// <summary>Notes that it has not started in time, once.</summary>
    public void NoteLate(DateTime at)
    {
        if (Status != CampaignStatus.Approved || LateSince is not null)
            return;
        LateSince = Plan.From;
        Raise(new CampaignStartLate(Id, MerchantId, Plan.From), at);
    }

    /// <summary>Ends it, as its time is over.</summary>
    public void End(DateTime at)
    {
        Walk(Actor.System, at, (CampaignStatus.Ended, StepReason.Told("CAMPAIGN_TIME_OVER")));
        Finish(false, at);
    }

    /// <summary>Wants it to be ended before its time: the first of two approvers.</summary>
    public IUserError? WantTermination(string reason, Actor by)
    {
        if (CampaignActions.RequestTermination.RefuseState(Status) is { } refused)
            return refused;
        (TerminationReason, TerminatorId) = (reason, by.UserId);
        return null;
    }

    /// <summary>Ends it before its time: the second of two approvers.</summary>
    public IUserError? Terminate(Actor by, DateTime at)
    {
        if ((CampaignActions.ConfirmTermination.RefuseState(Status) ?? Move(CampaignStatus.Terminated, by, at, TerminationReason)) is { } refused)
            return refused;
        Finish(true, at);
        return null;
    }

    /// <summary>Takes over an approved change.</summary>
    internal void Become(CampaignPlan plan) => Plan = plan;

    private void Finish(bool wasTerminated, DateTime at)
    {
        EndedAt = at;
        Raise(new CampaignEnded(Id, MerchantId, wasTerminated), at);
    }
}

/// <summary>A product that takes part in a campaign (CAT-14).</summary>
internal sealed class CampaignProduct
{
    /// <summary>The campaign.</summary>
    [GraphQLIgnore]
    public CampaignId CampaignId { get; init; }

    /// <summary>The product.</summary>
    public ProductId ProductId { get; init; }
}
