using Merchants.Contracts;
using Modular.Kernel;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>What the rules about an alert ask.</summary>
internal sealed class RiskAlertFacts : IStateFacts<RiskAlertStatus>, IMerchantFacts
{
    public required RiskAlertId Id { get; init; }

    public required RiskAlertStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required int RateBasisPoints { get; init; }

    public required DateTime RaisedAt { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with an alert (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class RiskAlertActions
{
    /// <summary>Notes that it was seen.</summary>
    public static StateAction<RiskAlertFacts, RiskAlertStatus> Acknowledge { get; } = Step("acknowledgeRiskAlert", RiskAlertStatus.Raised, RiskAlertStatus.Acknowledged);

    /// <summary>Looks into it.</summary>
    public static StateAction<RiskAlertFacts, RiskAlertStatus> Investigate { get; } = Step("investigateRiskAlert", RiskAlertStatus.Acknowledged, RiskAlertStatus.Investigating);

    /// <summary>Ends it: measures were taken.</summary>
    public static StateAction<RiskAlertFacts, RiskAlertStatus> Resolve { get; } =
        Step("resolveRiskAlert", RiskAlertStatus.Investigating, RiskAlertStatus.Resolved, new ActionArgument("outcome", StateName.Of(RiskAlertOutcome.Resolved)));

    /// <summary>Ends it: there was nothing behind it.</summary>
    public static StateAction<RiskAlertFacts, RiskAlertStatus> Dismiss { get; } =
        Step("resolveRiskAlert", RiskAlertStatus.Investigating, RiskAlertStatus.FalsePositive, new ActionArgument("outcome", StateName.Of(RiskAlertOutcome.FalsePositive)));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<RiskAlertFacts, RiskAlertStatus>> All { get; } = [Acknowledge, Investigate, Resolve, Dismiss];

    private static StateAction<RiskAlertFacts, RiskAlertStatus> Step(string mutation, RiskAlertStatus from, RiskAlertStatus to, params IReadOnlyList<ActionArgument> arguments) =>
        new(RiskAlertStates.Machine, Subjects.Alert, mutation, [from], to) { Arguments = arguments };
}
