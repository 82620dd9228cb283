using FsCheck;
using FsCheck.Fluent;
using Merchants.Model;

namespace Merchants.Tests.Assessment;

/// <summary>The merchant score = Σ wᵢ · normᵢ (MER-06, MER-07; domain.md, section 4).</summary>
public class IndexTests
{
    [Theory]
    [InlineData(45_000, 45_000, 30_000, 10_000)]
    [InlineData(50_000, 45_000, 30_000, 10_000)]
    [InlineData(30_000, 45_000, 30_000, 0)]
    [InlineData(10_000, 45_000, 30_000, 0)]
    [InlineData(37_500, 45_000, 30_000, 5_000)]
    // Less is better: the target lies below the floor.
    [InlineData(0, 0, 1_000, 10_000)]
    [InlineData(250, 0, 1_000, 7_500)]
    [InlineData(2_000, 0, 1_000, 0)]
    public void A_figure_counts_by_where_it_lies_between_floor_and_target(long actual, long target, long floor, int norm) => Assert.Equal(norm, MerchantIndex.Norm(actual, target, floor));

    [Fact]
    public void A_missing_component_renormalises_and_does_not_count_as_nothing()
    {
        Assert.Equal(8_000, MerchantIndex.Score([(6_000, 8_000), (4_000, null)]).Total);
        Assert.Equal(4_800, MerchantIndex.Score([(6_000, 8_000), (4_000, 0)]).Total);
        Assert.Equal((null, 2), (MerchantIndex.Score([(6_000, null), (4_000, null)]).Total, MerchantIndex.Score([(6_000, null), (4_000, null)]).Parts.Count(p => p is null)));
        // Half up, once: (1 × 1 + 1 × 0) ÷ 2 is 0.5.
        Assert.Equal(1, MerchantIndex.Score([(5_000, 1), (5_000, 0)]).Total);
    }

    [Fact]
    public void Whatever_the_figures_the_score_lies_between_the_worst_and_the_best_component()
    {
        var line = from weight in Gen.Choose(1, 10_000) from isThere in Gen.Choose(0, 3) from norm in Gen.Choose(0, 10_000) select (weight, isThere == 0 ? (int?)null : norm);
        Prop.ForAll(line.NonEmptyListOf().ToArbitrary(), lines =>
        {
            var (total, parts) = MerchantIndex.Score([.. lines]);
            var norms = lines.Where(l => l.Item2 is not null).Select(l => l.Item2!.Value).ToList();
            return norms.Count == 0
                ? total is null
                : total >= norms.Min() && total <= norms.Max() && total is >= 0 and <= MerchantIndex.Whole && parts.Sum(p => p ?? 0) == total && parts.Zip(lines).All(p => p.First is null == p.Second.Item2 is null);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_better_figure_never_scores_less()
    {
        var figure = Gen.Choose(0, int.MaxValue).Select(i => (long)i);
        var four = from a in figure from b in figure from target in figure from floor in figure.Where(f => f != target) select (a, b, target, floor);
        Prop.ForAll(four.ToArbitrary(), f =>
        {
            var (worse, better) = f.target > f.floor ? (Math.Min(f.a, f.b), Math.Max(f.a, f.b)) : (Math.Max(f.a, f.b), Math.Min(f.a, f.b));
            var (low, high) = (MerchantIndex.Norm(worse, f.target, f.floor), MerchantIndex.Norm(better, f.target, f.floor));
            return low is >= 0 and <= MerchantIndex.Whole && high is >= 0 and <= MerchantIndex.Whole && low <= high;
        }).QuickCheckThrowOnFailure();
    }
}
