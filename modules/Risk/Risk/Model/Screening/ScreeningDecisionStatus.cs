using Modular.Kernel;

namespace Risk.Model;

/// <summary>What became of an order that the screening set aside (RSK-07).</summary>
internal enum ScreeningDecisionStatus
{
    /// <summary>Waits for somebody.</summary>
    Open,

    /// <summary>The order goes on.</summary>
    Approved,

    /// <summary>The order ends.</summary>
    Declined,

    /// <summary>The order has ended by itself.</summary>
    Lapsed,
}

/// <summary>What somebody decides (RSK-07).</summary>
internal enum ScreeningOutcome
{
    /// <summary>The order goes on.</summary>
    Approve,

    /// <summary>The order ends, unless it was shipped meanwhile.</summary>
    Decline,
}

/// <summary>The moves of a decision: it is decided once.</summary>
internal static class ScreeningDecisionStates
{
    public static StateMachine<ScreeningDecisionStatus> Machine { get; } = new(
        (ScreeningDecisionStatus.Open, ScreeningDecisionStatus.Approved),
        (ScreeningDecisionStatus.Open, ScreeningDecisionStatus.Declined),
        (ScreeningDecisionStatus.Open, ScreeningDecisionStatus.Lapsed));
}
