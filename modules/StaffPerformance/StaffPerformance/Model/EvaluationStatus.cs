using Modular.Kernel;

namespace StaffPerformance.Model;

/// <summary>How far an evaluation has come (STF-13 to STF-17).</summary>
internal enum EvaluationStatus
{
    /// <summary>Waits for the staff member's own assessment (STF-14).</summary>
    SelfAssess,

    /// <summary>Waits for the panel's figures.</summary>
    PanelScoring,

    /// <summary>The outcome is computed and frozen; the staff member does not see it yet (STF-15).</summary>
    Calculated,

    /// <summary>The staff member sees the outcome, and may acknowledge it or appeal.</summary>
    Published,

    /// <summary>The staff member takes it, or has let the time for an appeal pass.</summary>
    Acknowledged,

    /// <summary>The staff member objects (STF-17).</summary>
    Appealed,

    /// <summary>Somebody else has upheld or changed it (STF-17).</summary>
    Rechecked,

    /// <summary>It stands for good.</summary>
    Final,
}

/// <summary>Why a staff member objects (STF-17).</summary>
internal enum EvaluationAppealReason
{
    /// <summary>A figure is wrong 数据有误.</summary>
    WrongFigure,

    /// <summary>A deduction is not justified 扣分不当.</summary>
    UnjustifiedDeduction,

    /// <summary>The panel was unfair 评分不公.</summary>
    UnfairScoring,

    /// <summary>Another reason, told in words 其他.</summary>
    AnotherReason,
}

/// <summary>What came of an appeal (STF-17).</summary>
internal enum EvaluationRecheckOutcome
{
    /// <summary>The outcome stays as it was 维持.</summary>
    Upheld,

    /// <summary>Figures were corrected, and the score computed again 变更.</summary>
    Changed,
}

/// <summary>The moves of an evaluation (domain.md, section 2).</summary>
internal static class EvaluationStates
{
    public static StateMachine<EvaluationStatus> Machine { get; } = new(
        (EvaluationStatus.SelfAssess, EvaluationStatus.PanelScoring),
        (EvaluationStatus.PanelScoring, EvaluationStatus.Calculated),
        (EvaluationStatus.Calculated, EvaluationStatus.Published),
        (EvaluationStatus.Published, EvaluationStatus.Acknowledged),
        (EvaluationStatus.Published, EvaluationStatus.Appealed),
        (EvaluationStatus.Appealed, EvaluationStatus.Rechecked),
        (EvaluationStatus.Acknowledged, EvaluationStatus.Final),
        (EvaluationStatus.Rechecked, EvaluationStatus.Final));

    /// <summary>The states in which the staff member sees the outcome.</summary>
    public static bool IsShown(this EvaluationStatus status) => status >= EvaluationStatus.Published;
}
