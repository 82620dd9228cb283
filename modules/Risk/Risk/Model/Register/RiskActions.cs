using Merchants.Contracts;
using Modular.Kernel;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>What the rules about a risk ask, seen from one person.</summary>
internal sealed class RiskFacts : IStateFacts<RiskStatus>, IMerchantFacts
{
    public required RiskId Id { get; init; }

    public required RiskStatus Status { get; init; }

    public required MerchantId? MerchantId { get; init; }

    /// <summary>The level by the last assessment.</summary>
    public required RiskLevel? Level { get; init; }

    /// <summary>Whether a plan answers the last assessment.</summary>
    public required bool HasPlan { get; init; }

    /// <summary>Whether the person entered it.</summary>
    public required bool IsIdentifier { get; init; }

    /// <summary>Whether the person has ever assessed it.</summary>
    public required bool HasAssessed { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId?.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a risk, by whom and in which state (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class RiskActions
{
    private static readonly ActionGuard<RiskFacts> Planned = new(
        f => !f.HasPlan && (f.Level == RiskLevel.High || f.Level == RiskLevel.Critical), f => PlanMissing(f.Level, f.HasPlan)!);

    private static readonly ActionGuard<RiskFacts> NotIdentifier = new(
        f => f.IsIdentifier, _ => new SeparationOfDutiesError(Text.Of("ACCEPTOR_IDENTIFIED"), "ACCEPTOR_IDENTIFIED"));

    private static readonly ActionGuard<RiskFacts> NotAssessor = new(
        f => f.HasAssessed, _ => new SeparationOfDutiesError(Text.Of("ACCEPTOR_ASSESSED"), "ACCEPTOR_ASSESSED"));

    /// <summary>Judges it.</summary>
    public static StateAction<RiskFacts, RiskStatus> Assess { get; } = Step(
        "assessRisk", [RiskStatus.Identified, RiskStatus.Assessed, RiskStatus.Treating, RiskStatus.Accepted, RiskStatus.Monitoring], RiskStatus.Assessed);

    /// <summary>Says what is to be done; the state stays.</summary>
    public static StateAction<RiskFacts, RiskStatus> Plan { get; } = Step("planResponse", [RiskStatus.Assessed, RiskStatus.Treating], null);

    /// <summary>Begins to do it.</summary>
    public static StateAction<RiskFacts, RiskStatus> Treat { get; } = Step("treatRisk", [RiskStatus.Assessed], RiskStatus.Treating, Planned);

    /// <summary>Takes it upon oneself; not by whom named or judged it (RSK-14).</summary>
    public static StateAction<RiskFacts, RiskStatus> Accept { get; } = Step("acceptRisk", [RiskStatus.Assessed], RiskStatus.Accepted, NotIdentifier, NotAssessor);

    /// <summary>Only watches it from now on.</summary>
    public static StateAction<RiskFacts, RiskStatus> Watch { get; } = Step("watchRisk", [RiskStatus.Treating, RiskStatus.Accepted], RiskStatus.Monitoring);

    /// <summary>Ends it.</summary>
    public static StateAction<RiskFacts, RiskStatus> Close { get; } = Step("closeRisk", [RiskStatus.Monitoring], RiskStatus.Closed);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<RiskFacts, RiskStatus>> All { get; } = [Assess, Plan, Treat, Accept, Watch, Close];

    /// <summary>Whether a level wants a plan first (RSK-03).</summary>
    public static ResponsePlanRequiredError? PlanMissing(RiskLevel? level, bool hasPlan) =>
        level is RiskLevel.High or RiskLevel.Critical && !hasPlan ? new(Text.Of("RESPONSE_PLAN_REQUIRED")) : null;

    private static StateAction<RiskFacts, RiskStatus> Step(string mutation, IReadOnlyList<RiskStatus> from, RiskStatus? to, params IReadOnlyList<ActionGuard<RiskFacts>> guards) =>
        new(RiskStates.Machine, Subjects.Risk, mutation, from, to) { Guards = guards };
}
