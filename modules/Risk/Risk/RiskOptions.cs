using System.ComponentModel.DataAnnotations;
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
