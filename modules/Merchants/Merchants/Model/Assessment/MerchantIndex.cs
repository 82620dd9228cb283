using Modular.Kernel;

namespace Merchants.Model;

/// <summary>
/// The merchant score (domain.md, section 4): Σ wᵢ · normᵢ over business quality, service and user rating. All figures are integers: targets, floors and actual figures in ten-thousandths,
/// weights and norms in basis points, the score in hundredths of a point, 0 to 10 000. Each norm is rounded half up once, and the score once.
/// </summary>
internal static class MerchantIndex
{
    /// <summary>The whole of the weights, a norm of 1, and 100.00 points.</summary>
    public const int Whole = 10_000;

    /// <summary>The greatest target or floor, so that no product goes beyond what 64 bits hold.</summary>
    public const long GreatestFigure = 100_000_000_000;

    /// <summary>A measured quotient in ten-thousandths, rounded half up; null where there was nothing to measure.</summary>
    public static long? Actual(long numerator, long denominator) => denominator <= 0 || numerator < 0 ? null : Shares.Of(Whole, numerator, denominator);

    /// <summary>Where a figure lies between the floor, 0, and the target, 10 000; beyond them it counts as they do. Where less is better the target lies below the floor.</summary>
    public static int Norm(long actual, long target, long floor)
    {
        if (target == floor)
            throw new ArgumentException("Target and floor are two figures.", nameof(floor));
        var (done, span) = target > floor ? (actual - floor, target - floor) : (floor - actual, floor - target);
        return (int)Shares.Of(Whole, Math.Clamp(done, 0, span), span);
    }

    /// <summary>The score of weighted norms, and each line's part of it. A missing line renormalises the weights of the others; it does not count as 0.</summary>
    /// <param name="lines">Weight and norm of each line; null for a missing one.</param>
    /// <returns>The score, null where all are missing, and the parts, which add up to it.</returns>
    public static (int? Total, IReadOnlyList<int?> Parts) Score(IReadOnlyList<(int Weight, int? Norm)> lines)
    {
        var present = lines.Where(l => l.Norm is not null).ToList();
        if (present.Count == 0)
            return (null, [.. lines.Select(_ => (int?)null)]);
        long[] weighted = [.. present.Select(l => (long)l.Weight * l.Norm!.Value)];
        var total = Shares.Of(weighted.Sum(), 1, present.Sum(l => (long)l.Weight));
        var parts = new Queue<long>(total == 0 ? weighted.Select(_ => 0L) : Shares.Split(total, weighted));
        return ((int)total, [.. lines.Select(l => l.Norm is null ? (int?)null : (int)parts.Dequeue())]);
    }
}
