using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Modular.Kernel;

namespace Modular.Platform.Tests.Amounts;

/// <summary>Shares of amounts are rounded half up, once, and add up to what was shared out (domain.md, section 5).</summary>
public sealed class SharesTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(20260306UL, 7UL).WithMaxTest(2000);

    /// <summary>Numbers of all sizes, the limits and their neighbours among them.</summary>
    private static readonly Gen<long> Any = Gen.OneOf(
        Gen.Choose(-20_000, 20_000).Select(n => (long)n),
        Gen.Choose(0, 62).SelectMany(bits => Gen.Choose(int.MinValue, int.MaxValue), (bits, n) => unchecked(n * 2_862_933_555_777_941_757L) >> bits),
        Gen.Elements(long.MinValue, long.MinValue + 1, -1, 0, 1, long.MaxValue - 1, long.MaxValue));

    [Theory]
    [InlineData(1010, 500, 51)]
    [InlineData(1009, 500, 50)]
    [InlineData(-1010, 500, -50)]
    [InlineData(-1011, 500, -51)]
    [InlineData(1, 5000, 1)]
    [InlineData(-1, 5000, 0)]
    [InlineData(-3, 5000, -1)]
    [InlineData(0, 10_000, 0)]
    [InlineData(long.MaxValue, 10_000, long.MaxValue)]
    [InlineData(long.MinValue, 10_000, long.MinValue)]
    public void A_rate_is_rounded_half_up(long amount, int rate, long share) => Assert.Equal(share, Shares.OfRate(amount, rate));

    [Fact]
    public void A_rate_of_any_amount_is_what_decimals_say() => Check.One(Seeded, Prop.ForAll(
        Gen.Zip(Any, Gen.Choose(0, 10_000)).ToArbitrary(), x => Shares.OfRate(x.Item1, x.Item2) == Math.Floor((decimal)x.Item1 * x.Item2 / 10_000m + 0.5m)));

    /// <summary>Up to the limits of 64 bits the part is exact, or refused where it does not fit.</summary>
    [Fact]
    public void A_part_of_any_whole_is_exact_or_does_not_fit() => Check.One(Seeded, Prop.ForAll(
        Gen.Zip(Any, Gen.Zip(Any, Any.Where(n => n > 0))).ToArbitrary(),
        x =>
        {
            var (total, (part, whole)) = (x.Item1, x.Item2);
            var doubled = new BigInteger(total) * part * 2 + whole;
            var exact = BigInteger.Divide(doubled - (BigInteger.Remainder(doubled, 2 * (BigInteger)whole) is { Sign: < 0 } below ? below + 2 * (BigInteger)whole : BigInteger.Remainder(doubled, 2 * (BigInteger)whole)), 2 * (BigInteger)whole);
            if (exact < long.MinValue || exact > long.MaxValue)
                Assert.Throws<OverflowException>(() => Shares.Of(total, part, whole));
            else
                Assert.Equal(exact, Shares.Of(total, part, whole));
        }));

    [Fact]
    public void There_is_no_part_of_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Shares.Of(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shares.Of(1, 1, -5));
    }

    /// <summary>Commission that goes back with refunds is what is due so far less what was given back: no cent more over all of them.</summary>
    [Fact]
    public void Commission_goes_back_cumulatively()
    {
        long given = 0;
        var shares = Enumerable.Range(1, 3).Select(k =>
        {
            var share = Shares.Of(50, 333 * k, 999) - given;
            given += share;
            return share;
        });
        Assert.Equal([17, 16, 17], shares.ToList());
    }

    [Theory]
    [InlineData(100, "1 1 1", "34 33 33")]
    [InlineData(101, "1 1 1", "34 34 33")]
    [InlineData(100, "0 1 0 2", "0 33 0 67")]
    [InlineData(0, "5 5", "0 0")]
    [InlineData(2, "1 1 1 1", "1 1 0 0")]
    [InlineData(10, "1 2 4", "1 3 6")]
    [InlineData(long.MaxValue, "9223372036854775807 9223372036854775807", "4611686018427387904 4611686018427387903")]
    public void A_total_is_split_by_the_largest_remainder(long total, string weights, string shares) =>
        Assert.Equal(shares, string.Join(' ', Shares.Split(total, [.. weights.Split(' ').Select(long.Parse)])));

    [Fact]
    public void The_shares_of_any_total_add_up_and_are_off_by_less_than_one() => Check.One(Seeded, Prop.ForAll(
        Gen.Zip(Any.Where(n => n >= 0), Gen.NonEmptyListOf(Any.Where(n => n >= 0)).Where(w => w.Any(n => n > 0))).ToArbitrary(),
        x =>
        {
            IReadOnlyList<long> weights = [.. x.Item2];
            var whole = weights.Aggregate(BigInteger.Zero, (sum, w) => sum + w);
            var shares = Shares.Split(x.Item1, weights);
            return shares.Aggregate(BigInteger.Zero, (sum, s) => sum + s) == x.Item1
                && shares.Zip(weights).All(s => BigInteger.Abs(s.First * whole - (BigInteger)x.Item1 * s.Second) < whole);
        }));

    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Shares.Split(-1, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shares.Split(1, [1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shares.Split(1, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shares.Split(1, []));
    }
}
