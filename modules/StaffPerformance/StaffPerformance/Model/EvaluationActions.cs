using Modular.Kernel;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>What the rules about an evaluation ask, seen from one person at one time.</summary>
internal sealed class EvaluationFacts : IStateFacts<EvaluationStatus>
{
    public required EvaluationId Id { get; init; }

    public required EvaluationStatus Status { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>The month.</summary>
    public required string Period { get; init; }

    /// <summary>Whether the month is over.</summary>
    public required bool IsMonthOver { get; init; }

    /// <summary>The staff member's number; null once it is erased.</summary>
    public required string? EmployeeNumber { get; init; }

    /// <summary>Whether it is the person's own.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whether the person scored it on the panel.</summary>
    public required bool HasScored { get; init; }

    /// <summary>Whether the person published it.</summary>
    public required bool HasPublished { get; init; }

    /// <summary>How many panel members have scored it.</summary>
    public required int PanelCount { get; init; }

    /// <summary>By when the staff member should have assessed himself or herself (UTC).</summary>
    public required DateTime SelfAssessmentDueAt { get; init; }

    /// <summary>By when the panel should have scored (UTC).</summary>
    public required DateTime PanelDueAt { get; init; }

    /// <summary>By when the appeal should have been rechecked (UTC); null where there is none.</summary>
    public required DateTime? RecheckDueAt { get; init; }

    /// <summary>Until when the staff member may appeal (UTC); null before the publication.</summary>
    public required DateTime? AppealUntil { get; init; }

    /// <summary>Whether that time is over.</summary>
    public required bool IsAppealOver { get; init; }
}

/// <summary>What can be done with an evaluation, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class EvaluationActions
{
    private static readonly ActionGuard<EvaluationFacts> Own = new(f => !f.IsOwn, _ => new NotOwnEvaluationError(Text.Of("NOT_OWN_EVALUATION")));

    /// <summary>Nobody judges himself or herself (domain.md, section 3).</summary>
    private static readonly ActionGuard<EvaluationFacts> NotOwn = new(f => f.IsOwn, _ => new OwnEvaluationError(Text.Of("OWN_EVALUATION")));

    /// <summary>What somebody did in a month is measured when all of it is there (STF-13).</summary>
    private static readonly ActionGuard<EvaluationFacts> MonthOver = new(f => !f.IsMonthOver, f => new MonthNotOverError(Text.Of("MONTH_NOT_OVER", f.Period)));

    private static readonly ActionGuard<EvaluationFacts> OncePerPerson = new(f => f.HasScored, _ => new AlreadyScoredError(Text.Of("ALREADY_SCORED")));

    private static readonly ActionGuard<EvaluationFacts> Scored = new(f => f.PanelCount == 0, _ => new PanelScoreMissingError(Text.Of("PANEL_SCORE_MISSING")));

    private static readonly ActionGuard<EvaluationFacts> InTime = new(f => f.IsAppealOver, f => new AppealWindowOverError(Text.Of("APPEAL_WINDOW_OVER"), f.AppealUntil!.Value));

    /// <summary>An appeal goes to somebody who had no part in what it is about (STF-17).</summary>
    private static readonly ActionGuard<EvaluationFacts> Uninvolved = new(f => f.HasScored || f.HasPublished, _ => new RecheckerTookPartError(Text.Of("RECHECKER_TOOK_PART")));

    /// <summary>The staff member assesses himself or herself.</summary>
    public static StateAction<EvaluationFacts, EvaluationStatus> AssessSelf { get; } =
        Step("submitSelfAssessment", [EvaluationStatus.SelfAssess], EvaluationStatus.PanelScoring, Own);

    /// <summary>Somebody of the panel gives the actual figures; the evaluation waits for others, or to be calculated.</summary>
    public static StateAction<EvaluationFacts, EvaluationStatus> Score { get; } =
        Step("submitPanelScore", [EvaluationStatus.PanelScoring], null, NotOwn, MonthOver, OncePerPerson);

    /// <summary>Computes the outcome and freezes it.</summary>
    public static StateAction<EvaluationFacts, EvaluationStatus> Calculate { get; } =
        Step("calculateEvaluation", [EvaluationStatus.PanelScoring], EvaluationStatus.Calculated, NotOwn, MonthOver, Scored);

    /// <summary>Shows the outcome to the staff member.</summary>
    public static StateAction<EvaluationFacts, EvaluationStatus> Publish { get; } =
        Step("publishEvaluation", [EvaluationStatus.Calculated], EvaluationStatus.Published, NotOwn);

    /// <summary>The staff member takes the outcome.</summary>
    public static StateAction<EvaluationFacts, EvaluationStatus> Acknowledge { get; } =
        Step("acknowledgeEvaluation", [EvaluationStatus.Published], EvaluationStatus.Acknowledged, Own);

    /// <summary>The staff member objects.</summary>
    public static StateAction<EvaluationFacts, EvaluationStatus> Appeal { get; } =
        Step("appealEvaluation", [EvaluationStatus.Published], EvaluationStatus.Appealed, Own, InTime);

    /// <summary>Somebody else upholds or changes it.</summary>
    public static StateAction<EvaluationFacts, EvaluationStatus> Recheck { get; } =
        Step("recheckEvaluation", [EvaluationStatus.Appealed], EvaluationStatus.Rechecked, NotOwn, Uninvolved);

    /// <summary>Lets it stand for good.</summary>
    public static StateAction<EvaluationFacts, EvaluationStatus> Finalise { get; } =
        Step("finaliseEvaluation", [EvaluationStatus.Acknowledged, EvaluationStatus.Rechecked], EvaluationStatus.Final, NotOwn);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<EvaluationFacts, EvaluationStatus>> All { get; } =
        [AssessSelf, Score, Calculate, Publish, Acknowledge, Appeal, Recheck, Finalise];

    private static StateAction<EvaluationFacts, EvaluationStatus> Step(
        string mutation, IReadOnlyList<EvaluationStatus> from, EvaluationStatus? to, params IReadOnlyList<ActionGuard<EvaluationFacts>> guards) =>
        new(EvaluationStates.Machine, Subjects.Evaluation, mutation, from, to) { Guards = guards };
}
