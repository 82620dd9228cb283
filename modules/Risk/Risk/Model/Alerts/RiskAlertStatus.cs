using Modular.Kernel;

namespace Risk.Model;

/// <summary>How far the handling of an alert has come (RSK-06).</summary>
internal enum RiskAlertStatus
{
    /// <summary>The indicator went over its threshold.</summary>
    Raised,

    /// <summary>Somebody has seen it.</summary>
    Acknowledged,

    /// <summary>Somebody looks into it.</summary>
    Investigating,

    /// <summary>Measures were taken.</summary>
    Resolved,

    /// <summary>There was nothing behind it.</summary>
    FalsePositive,
}

/// <summary>What came of an alert (RSK-06).</summary>
internal enum RiskAlertOutcome
{
    /// <summary>Measures were taken.</summary>
    Resolved,

    /// <summary>There was nothing behind it.</summary>
    FalsePositive,
}

/// <summary>The moves of an alert (domain.md, section 3).</summary>
internal static class RiskAlertStates
{
    public static StateMachine<RiskAlertStatus> Machine { get; } = new(
        (RiskAlertStatus.Raised, RiskAlertStatus.Acknowledged),
        (RiskAlertStatus.Acknowledged, RiskAlertStatus.Investigating),
        (RiskAlertStatus.Investigating, RiskAlertStatus.Resolved),
        (RiskAlertStatus.Investigating, RiskAlertStatus.FalsePositive));

    /// <summary>Whether somebody still has to do with it.</summary>
    public static bool IsOpen(this RiskAlertStatus status) => status is RiskAlertStatus.Raised or RiskAlertStatus.Acknowledged or RiskAlertStatus.Investigating;
}
