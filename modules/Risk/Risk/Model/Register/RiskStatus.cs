using Modular.Kernel;

namespace Risk.Model;

/// <summary>How far the treatment of a risk has come (RSK-01).</summary>
internal enum RiskStatus
{
    /// <summary>Somebody has named it.</summary>
    Identified,

    /// <summary>Its likelihood and impact are judged; something is to be done, or it is to be accepted.</summary>
    Assessed,

    /// <summary>Something is done against it.</summary>
    Treating,

    /// <summary>Somebody has taken it upon himself until a day (RSK-14).</summary>
    Accepted,

    /// <summary>It is only watched.</summary>
    Monitoring,

    /// <summary>It is none any more.</summary>
    Closed,
}

/// <summary>How grave a risk is, by its likelihood and impact (RSK-02).</summary>
internal enum RiskLevel
{
    /// <summary>Hardly worth an effort.</summary>
    Low,

    /// <summary>To be kept in sight.</summary>
    Medium,

    /// <summary>Wants a response plan (RSK-03).</summary>
    High,

    /// <summary>Wants a response plan, and holds the merchant's payouts until it is treated (RSK-03).</summary>
    Critical,
}

/// <summary>What an assessment looks at (RSK-02).</summary>
internal enum RiskAssessmentKind
{
    /// <summary>The risk as if nothing were done against it.</summary>
    Inherent,

    /// <summary>The risk as it is now.</summary>
    Current,

    /// <summary>The risk as it will be when all that is planned is done.</summary>
    Residual,
}

/// <summary>What a response plan aims at (RSK-03).</summary>
internal enum RiskResponseStrategy
{
    /// <summary>Not doing what it comes from.</summary>
    Avoid,

    /// <summary>Making it less likely, or its harm smaller.</summary>
    Reduce,

    /// <summary>Having others carry it, such as an insurer.</summary>
    Transfer,

    /// <summary>Carrying it, with means set aside.</summary>
    Retain,
}

/// <summary>The moves of a risk (domain.md, section 2). What was signalled and then cleared goes to its watching at once.</summary>
internal static class RiskStates
{
    public static StateMachine<RiskStatus> Machine { get; } = new(
        (RiskStatus.Identified, RiskStatus.Assessed),
        (RiskStatus.Assessed, RiskStatus.Assessed),
        (RiskStatus.Assessed, RiskStatus.Treating),
        (RiskStatus.Assessed, RiskStatus.Accepted),
        (RiskStatus.Assessed, RiskStatus.Monitoring),
        (RiskStatus.Treating, RiskStatus.Assessed),
        (RiskStatus.Treating, RiskStatus.Monitoring),
        (RiskStatus.Accepted, RiskStatus.Assessed),
        (RiskStatus.Accepted, RiskStatus.Monitoring),
        (RiskStatus.Monitoring, RiskStatus.Assessed),
        (RiskStatus.Monitoring, RiskStatus.Closed));
}
