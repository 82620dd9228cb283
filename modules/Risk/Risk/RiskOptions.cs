using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Risk.Model;

namespace Risk;

/// <summary>The module's settings, <c>Modules:Risk</c>; every one has a default.</summary>
internal sealed class RiskOptions
{
    /// <summary>From which product of likelihood and impact on a risk has which level (RSK-02).</summary>
    public MatrixOptions Matrix { get; init; } = new();

    /// <summary>For how many days a risk may be accepted at most (RSK-14).</summary>
    [Range(1, 3_650)]
    public int LongestAcceptanceDays { get; init; } = 365;

    /// <summary>Within how many hours somebody should decide on an order that the screening set aside (RSK-07).</summary>
    [Range(1, 240)]
    public int DecisionHours { get; init; } = 24;

    /// <summary>For how many days it is kept whose an order was (ACC-03): the longest window that a rule may have, at least.</summary>
    [Range(30, 3_650)]
    public int DaysBuyersAreKept { get; init; } = 30;

    /// <summary>When the refund rate of a merchant raises an alert (RSK-05, RSK-06).</summary>
    [ValidateObjectMembers]
    public RefundRateOptions RefundRate { get; init; } = new();
}

/// <summary>The bands of the risk matrix, <c>Modules:Risk:Matrix</c>: each ends where the next one begins, critical at 25.</summary>
internal sealed class MatrixOptions
{
    /// <summary>The highest score that is low.</summary>
    public int LowUpTo { get; init; } = 4;

    /// <summary>The highest score that is medium.</summary>
    public int MediumUpTo { get; init; } = 9;

    /// <summary>The highest score that is high.</summary>
    public int HighUpTo { get; init; } = 16;

    /// <summary>Whether the bands follow each other within 1 to 25.</summary>
    public bool IsSound => LowUpTo >= 1 && MediumUpTo > LowUpTo && HighUpTo > MediumUpTo && HighUpTo < RiskMatrix.Highest;

    /// <summary>The matrix as it is now.</summary>
    public RiskMatrix ToMatrix() => new(LowUpTo, MediumUpTo, HighUpTo);
}

/// <summary>The indicator and its alert rule, <c>Modules:Risk:RefundRate</c>. Rates are basis points: what was refunded of what was paid.</summary>
internal sealed class RefundRateOptions
{
    /// <summary>Over how many days it is measured.</summary>
    [Range(1, 366)]
    public int WindowDays { get; init; } = 30;

    /// <summary>With fewer paid orders there is no rate.</summary>
    [Range(1, 1_000_000)]
    public int MinimumPaidOrders { get; init; } = 20;

    /// <summary>From which rate on an alert is raised.</summary>
    [Range(1, 1_000_000)]
    public int RaiseAtBasisPoints { get; init; } = 1_500;

    /// <summary>Below which rate another alert may be raised later; not above the other threshold.</summary>
    [Range(1, 1_000_000)]
    public int ClearBelowBasisPoints { get; init; } = 1_000;

    /// <summary>For how many hours after one alert no other is raised.</summary>
    [Range(0, 8_760)]
    public int CooldownHours { get; init; } = 72;

    /// <summary>Whether the lower threshold is not above the other.</summary>
    public bool IsSound => ClearBelowBasisPoints <= RaiseAtBasisPoints;

    /// <summary>The rule as it is now.</summary>
    public RefundRateRule ToRule() => new(WindowDays, RaiseAtBasisPoints, ClearBelowBasisPoints, TimeSpan.FromHours(CooldownHours));
}
