namespace Risk.Model;

/// <summary>From which product of likelihood and impact on a risk has which level (RSK-02).</summary>
/// <param name="LowUpTo">The highest score that is low.</param>
/// <param name="MediumUpTo">The highest score that is medium.</param>
/// <param name="HighUpTo">The highest score that is high; above it all is critical.</param>
internal sealed record RiskMatrix(int LowUpTo, int MediumUpTo, int HighUpTo)
{
    /// <summary>The most that likelihood and impact can be, each.</summary>
    public const int Steps = 5;

    /// <summary>The highest score.</summary>
    public const int Highest = Steps * Steps;

    /// <summary>The level of a score.</summary>
    public RiskLevel LevelOf(int score) =>
        score <= LowUpTo ? RiskLevel.Low : score <= MediumUpTo ? RiskLevel.Medium : score <= HighUpTo ? RiskLevel.High : RiskLevel.Critical;
}
