using Modular.Kernel;

namespace StaffPerformance.Model;

/// <summary>
/// The KPI formula (domain.md, section 4): Σ wᵢ · clamp(actualᵢ ÷ targetᵢ, 0, cap) × 100 ± adjustments. All figures are integers: targets and actual figures in
/// ten-thousandths, weights and attainments in basis points, points in hundredths, so that 100.00 % attained is 100.00 points. Each line is rounded half up once, and the score once.
/// </summary>
internal static class Kpi
{
    /// <summary>The whole of the weights, and an attainment of 100 %.</summary>
    public const int Whole = 10_000;

    /// <summary>How far a target was reached, in basis points; for lower-is-better target ÷ actual, where nothing at all is the best that there is.</summary>
    /// <param name="actual">The actual figure, not negative.</param>
    /// <param name="target">The target; above zero unless lower is better.</param>
    /// <param name="cap">The most that counts, in basis points.</param>
    /// <param name="isLowerBetter">Whether less is better.</param>
    public static int Attainment(long actual, long target, int cap, bool isLowerBetter)
    {
        if (!isLowerBetter)
            return (int)Math.Clamp(Shares.Of(Whole, actual, target), 0, cap);
        return actual == 0 ? cap : (int)Math.Clamp(Shares.Of(Whole, target, actual), 0, cap);
    }

    /// <summary>The score of weighted attainments, and each line's part of it. A missing line renormalises the weights of the others; it does not count as 0.</summary>
    /// <param name="lines">Weight and attainment of each line; null for a missing one. At least one is there.</param>
    /// <returns>The score in hundredths of a point, and the contributions, which add up to it.</returns>
    public static (long Score, IReadOnlyList<long?> Contributions) Score(IReadOnlyList<(int Weight, int? Attainment)> lines)
    {
        var present = lines.Where(l => l.Attainment is not null).ToList();
        long[] weighted = [.. present.Select(l => (long)l.Weight * l.Attainment!.Value)];
        var score = Shares.Of(weighted.Sum(), 1, present.Sum(l => (long)l.Weight));
        var parts = new Queue<long>(score == 0 ? weighted.Select(_ => 0L) : Shares.Split(score, weighted));
        return (score, [.. lines.Select(l => l.Attainment is null ? (long?)null : parts.Dequeue())]);
    }

    /// <summary>The mean of what several panel members found, rounded half up; null where none gave a figure.</summary>
    public static long? Mean(IReadOnlyCollection<long> figures) => figures.Count == 0 ? null : Shares.Of(figures.Sum(), 1, figures.Count);
}
