using Merchants.Contracts;
using Modular.Kernel;
using Orders.Contracts;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>What the rules about a decision ask.</summary>
internal sealed class ScreeningDecisionFacts : IStateFacts<ScreeningDecisionStatus>, IMerchantFacts
{
    public required ScreeningDecisionId Id { get; init; }

    public required ScreeningDecisionStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required ScreeningVerdict Verdict { get; init; }

    /// <summary>By when somebody should have decided (UTC).</summary>
    public required DateTime DueAt { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a decision (FE-01): the one declaration for the mutation, <c>allowedActions</c> and tasks.</summary>
internal static class ScreeningDecisionActions
{
    /// <summary>Lets the order go on.</summary>
    public static StateAction<ScreeningDecisionFacts, ScreeningDecisionStatus> Approve { get; } = Step(ScreeningOutcome.Approve, ScreeningDecisionStatus.Approved);

    /// <summary>Ends the order.</summary>
    public static StateAction<ScreeningDecisionFacts, ScreeningDecisionStatus> Decline { get; } = Step(ScreeningOutcome.Decline, ScreeningDecisionStatus.Declined);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ScreeningDecisionFacts, ScreeningDecisionStatus>> All { get; } = [Approve, Decline];

    private static StateAction<ScreeningDecisionFacts, ScreeningDecisionStatus> Step(ScreeningOutcome outcome, ScreeningDecisionStatus to) =>
        new(ScreeningDecisionStates.Machine, Subjects.Decision, "decideScreening", [ScreeningDecisionStatus.Open], to) { Arguments = [new("verdict", StateName.Of(outcome))] };
}
