using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>A plan by which a merchant gets better (MER-09): goals with their days, agreed with the merchant, who tells how far it has come.</summary>
internal sealed class MerchantImprovementPlan : Stateful<MerchantImprovementStatus>, IHasTimeline
{
    private MerchantImprovementPlan()
    {
    }

    /// <summary>The plan's id.</summary>
    public MerchantImprovementPlanId Id { get; private init; }

    /// <summary>The merchant.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>What it is to mend.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>When it was drafted (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>The last day that one of its goals names.</summary>
    public DateOnly DueOn { get; private init; }

    /// <summary>The goals.</summary>
    [GraphQLIgnore]
    public List<ImprovementGoal> Goals { get; private init; } = [];

    /// <summary>How many entries tell how far it has come.</summary>
    [GraphQLIgnore]
    public int ProgressCount { get; private set; }

    protected override StateMachine<MerchantImprovementStatus> Machine => MerchantImprovementStates.Machine;

    protected override string Subject => Text.Of("SUBJECT_IMPROVEMENT_PLAN");

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Drafts one.</summary>
    public static MerchantImprovementPlan Draft(MerchantId merchant, string reason, IReadOnlyList<(string Goal, DateOnly DueOn)> goals, Actor by, DateTime at, MerchantImprovementPlanId? planId = null)
    {
        var id = planId ?? new(Guid.CreateVersion7());
        var plan = new MerchantImprovementPlan
        {
            Id = id, MerchantId = merchant, Reason = reason, CreatedAt = at, DueOn = goals.Max(g => g.DueOn), Goals = [.. goals.Select((g, i) => ImprovementGoal.Of(id, i + 1, g.Goal, g.DueOn))],
        };
        plan.Start(MerchantImprovementStatus.Draft, by, at, reason);
        plan.Raise(new ImprovementPlanDrafted(id, merchant), at);
        return plan;
    }

    /// <summary>The merchant agrees.</summary>
    public IUserError? Agree(Actor by, DateTime at) => Move(MerchantImprovementStatus.Agreed, by, at, null);

    /// <summary>The merchant tells how far it has come; with the first entry it is in progress.</summary>
    public IUserError? TellProgress(int? goal, string words, Actor by, DateTime at, out ImprovementProgress? entry)
    {
        entry = null;
        if (MerchantImprovementActions.Progress.RefuseState(Status) is { } refused)
            return refused;
        if (Status == MerchantImprovementStatus.Agreed)
            Walk(by, at, (MerchantImprovementStatus.InProgress, null));
        entry = ImprovementProgress.Of(Id, ++ProgressCount, goal, words, by.Id, at);
        return null;
    }

    /// <summary>Says what it came to.</summary>
    public IUserError? Conclude(bool isAchieved, string reason, Actor by, DateTime at)
    {
        if (Move(isAchieved ? MerchantImprovementStatus.Achieved : MerchantImprovementStatus.Failed, by, at, reason) is { } refused)
            return refused;
        Raise(new ImprovementPlanConcluded(Id, MerchantId, isAchieved), at);
        return null;
    }
}
