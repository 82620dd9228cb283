namespace Modular.Kernel;

/// <summary>Shares of amounts, in whole minor units: rounded half up and once, never through a floating point (domain.md, section 5).</summary>
public static class Shares
{
    private const int BasisPoints = 10_000;

    /// <summary>A rate of an amount: 500 basis points of 1010 fen are 51.</summary>
    /// <param name="amount">The amount in minor units.</param>
    /// <param name="rate">The rate in basis points.</param>
    public static long OfRate(long amount, int rate) => Divide((Int128)amount * rate, BasisPoints);

    /// <summary>The part of a total that belongs to a part of a whole, rounded half up.</summary>
    /// <param name="total">What is shared out.</param>
    /// <param name="part">The part.</param>
    /// <param name="whole">The whole, above zero.</param>
    public static long Of(long total, long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        return Divide((Int128)total * part, whole);
    }

    /// <summary>Splits a total by weights: each gets the whole units of its share, and what is left goes to the largest remainders, ties in the order of the lines.</summary>
    /// <param name="total">What is shared out; not negative.</param>
    /// <param name="weights">A weight for each line; none negative, one above zero.</param>
    public static IReadOnlyList<long> Split(long total, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var whole = weights.Aggregate((Int128)0, (sum, w) => sum + (w >= 0 ? w : throw new ArgumentOutOfRangeException(nameof(weights))));
        ArgumentOutOfRangeException.ThrowIfZero(whole);
        var shares = weights.Select(w => (long)((Int128)total * w / whole)).ToArray();
        var left = (int)(total - shares.Sum());
        foreach (var line in Enumerable.Range(0, weights.Count).OrderByDescending(i => (Int128)total * weights[i] % whole).ThenBy(i => i).Take(left))
            shares[line]++;
        return shares;
    }

    // Half up: towards the greater number, for negative ones too. Nothing is doubled, which the largest products would not fit into.
    private static long Divide(Int128 number, Int128 by)
    {
        var (quotient, remainder) = Int128.DivRem(number, by);
        if (remainder < 0)
            (quotient, remainder) = (quotient - 1, remainder + by);
        return checked((long)(remainder >= by - remainder ? quotient + 1 : quotient));
    }
}
