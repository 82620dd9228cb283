using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Where a plan by which a merchant gets better stands (MER-09).</summary>
internal enum MerchantImprovementStatus
{
    /// <summary>Drafted by the platform; the merchant is to agree.</summary>
    Draft,

    /// <summary>Agreed.</summary>
    Agreed,

    /// <summary>The merchant works by it.</summary>
    InProgress,

    /// <summary>Its goals are reached.</summary>
    Achieved,

    /// <summary>Its goals are not reached.</summary>
    Failed,
}

/// <summary>The moves of a plan.</summary>
internal static class MerchantImprovementStates
{
    public static StateMachine<MerchantImprovementStatus> Machine { get; } = new(
        (MerchantImprovementStatus.Draft, MerchantImprovementStatus.Agreed),
        (MerchantImprovementStatus.Agreed, MerchantImprovementStatus.InProgress),
        (MerchantImprovementStatus.InProgress, MerchantImprovementStatus.Achieved),
        (MerchantImprovementStatus.InProgress, MerchantImprovementStatus.Failed));
}

/// <summary>What a plan came to (MER-09).</summary>
internal enum ImprovementVerdict
{
    /// <summary>Its goals are reached.</summary>
    Achieved,

    /// <summary>They are not.</summary>
    Failed,
}

/// <summary>What the rules about a plan ask, seen from one person.</summary>
internal sealed class ImprovementFacts : IStateFacts<MerchantImprovementStatus>, IMerchantFacts
{
    public required MerchantImprovementPlanId Id { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required MerchantImprovementStatus Status { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>The merchant's name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was drafted (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Whether the person acts for the merchant.</summary>
    public required bool IsOwnMerchant { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a plan, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class MerchantImprovementActions
{
    /// <summary>Nobody judges what is his or her own.</summary>
    private static readonly ActionGuard<ImprovementFacts> NotOwnMerchant = new(
        f => f.IsOwnMerchant, _ => new SeparationOfDutiesError(Text.Of("JUDGE_IS_MERCHANT"), "JUDGE_IS_MERCHANT"));

    /// <summary>The merchant agrees.</summary>
    public static StateAction<ImprovementFacts, MerchantImprovementStatus> Agree { get; } =
        new(MerchantImprovementStates.Machine, Subject, "agreeImprovementPlan", [MerchantImprovementStatus.Draft], MerchantImprovementStatus.Agreed);

    /// <summary>The merchant tells how far it has come.</summary>
    public static StateAction<ImprovementFacts, MerchantImprovementStatus> Progress { get; } =
        new(MerchantImprovementStates.Machine, Subject, "reportImprovementProgress", [MerchantImprovementStatus.Agreed, MerchantImprovementStatus.InProgress], null)
        {
            // With the first entry it is in progress.
            LeadsTo = f => f.Status == MerchantImprovementStatus.Agreed ? MerchantImprovementStatus.InProgress : f.Status,
        };

    /// <summary>Finds its goals reached.</summary>
    public static StateAction<ImprovementFacts, MerchantImprovementStatus> Achieve { get; } = Conclude(ImprovementVerdict.Achieved, MerchantImprovementStatus.Achieved);

    /// <summary>Finds them not reached.</summary>
    public static StateAction<ImprovementFacts, MerchantImprovementStatus> Fail { get; } = Conclude(ImprovementVerdict.Failed, MerchantImprovementStatus.Failed);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<ImprovementFacts, MerchantImprovementStatus>> All { get; } = [Agree, Progress, Achieve, Fail];

    private static StateAction<ImprovementFacts, MerchantImprovementStatus> Conclude(ImprovementVerdict verdict, MerchantImprovementStatus to) =>
        new(MerchantImprovementStates.Machine, Subject, "concludeImprovementPlan", [MerchantImprovementStatus.InProgress], to)
        {
            Arguments = [new("verdict", StateName.Of(verdict))], Guards = [NotOwnMerchant],
        };

    private static string Subject() => Text.Of("SUBJECT_IMPROVEMENT_PLAN");
}
