using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using StaffPerformance.Model;

namespace StaffPerformance.Tests.Model;

/// <summary>The KPI formula (domain.md, section 4) against a slow reference that calculates with fractions.</summary>
public class KpiTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(20260302UL, 7UL).WithMaxTest(1000);

    private static readonly Gen<long> Figure = Gen.OneOf(Gen.Choose(0, 20).Select(i => (long)i), Gen.Choose(0, int.MaxValue).Select(i => (long)i), Gen.Choose(0, 100_000).Select(i => i * 1_000_000_000L));

    private static readonly Gen<Line> Lines =
        from weight in Gen.Choose(1, 5_000)
        from target in Figure
        from actual in Figure
        from isMissing in Gen.Choose(0, 3)
        from cap in Gen.Choose(10_000, 50_000)
        from isLowerBetter in ArbMap.Default.GeneratorFor<bool>()
        select new Line(weight, isLowerBetter ? target : target + 1, cap, isLowerBetter, isMissing == 0 ? null : actual);

    private static readonly Arbitrary<Line[]> SomeLines = Lines.NonEmptyListOf().Select(l => l.Take(20).ToArray()).Where(l => l.Any(x => x.Actual is not null)).ToArbitrary();

    [Fact]
    public void The_score_is_that_of_the_slow_reference() =>
        Check.One(Seeded, Prop.ForAll(SomeLines, lines => Score(lines).Score == Reference(lines)));

    /// <summary>A missing component renormalises the weights of the others: it is as if it had never been there.</summary>
    [Fact]
    public void A_missing_line_is_as_none() =>
        Check.One(Seeded, Prop.ForAll(SomeLines, lines => Score(lines).Score == Score([.. lines.Where(l => l.Actual is not null)]).Score));

    [Fact]
    public void The_order_of_the_lines_does_not_matter() =>
        Check.One(Seeded, Prop.ForAll(SomeLines, lines => Score(lines).Score == Score([.. lines.Reverse()]).Score && Score(lines).Score == Score([.. lines.OrderBy(l => l.Weight)]).Score));

    [Fact]
    public void The_contributions_add_up_to_the_score_and_missing_lines_have_none() => Check.One(Seeded, Prop.ForAll(SomeLines, lines =>
    {
        var (score, contributions) = Score(lines);
        return contributions.Sum(c => c ?? 0) == score && lines.Zip(contributions).All(x => x.First.Actual is null == x.Second is null && x.Second is null or >= 0);
    }));

    [Fact]
    public void An_attainment_lies_between_nothing_and_the_cap() =>
        Check.One(Seeded, Prop.ForAll(SomeLines, lines => lines.All(l => l.Attainment is null || (l.Attainment >= 0 && l.Attainment <= l.Cap))));

    /// <summary>Whoever does better has no lower score.</summary>
    [Fact]
    public void Better_is_never_worse() => Check.One(Seeded, Prop.ForAll(SomeLines, lines =>
    {
        Line[] better = [.. lines.Select(l => l with { Actual = l.Actual is { } a ? l.IsLowerBetter ? a / 2 : a * 2 : null })];
        return Score(better).Score >= Score(lines).Score;
    }));

    [Theory]
    [InlineData(35_000, 35_000, false, 10_000)]
    [InlineData(0, 35_000, false, 0)]
    [InlineData(10, 3, false, 12_000)]
    [InlineData(1, 3, false, 3_333)]
    [InlineData(2, 3, false, 6_667)]
    [InlineData(1, 20_000, false, 1)] // Half a basis point is rounded up.
    [InlineData(40_000, 20_000, true, 5_000)]
    [InlineData(1, 20_000, true, 12_000)]
    [InlineData(0, 20_000, true, 12_000)] // Nothing at all is the best that there is.
    [InlineData(0, 0, true, 12_000)]
    [InlineData(1, 0, true, 0)]
    [InlineData(100_000_000_000_000, 1, false, 12_000)]
    [InlineData(1, 100_000_000_000_000, false, 0)]
    public void Attainments(long actual, long target, bool isLowerBetter, int expected) => Assert.Equal(expected, Kpi.Attainment(actual, target, 12_000, isLowerBetter));

    [Fact]
    public void Of_several_figures_the_mean_counts_rounded_half_up()
    {
        Assert.Null(Kpi.Mean([]));
        Assert.Equal(7, Kpi.Mean([7]));
        Assert.Equal(3, Kpi.Mean([2, 3]));
        Assert.Equal(100_000_000_000_000, Kpi.Mean([.. Enumerable.Repeat(100_000_000_000_000, 50)]));
    }

    private static (long Score, IReadOnlyList<long?> Contributions) Score(IReadOnlyList<Line> lines) => Kpi.Score([.. lines.Select(l => (l.Weight, l.Attainment))]);

    // Each line's attainment as a fraction, rounded half up to a basis point; the weighted mean as a fraction, rounded half up to a hundredth.
    private static BigInteger Reference(IReadOnlyList<Line> lines)
    {
        BigInteger points = 0, weights = 0;
        foreach (var line in lines.Where(l => l.Actual is not null))
        {
            var (over, under) = line.IsLowerBetter ? (line.Target, line.Actual!.Value) : (line.Actual!.Value, line.Target);
            var attained = under == 0 ? line.Cap : BigInteger.Min(line.Cap, HalfUp((BigInteger)over * 10_000, under));
            points += attained * line.Weight;
            weights += line.Weight;
        }

        return HalfUp(points, weights);
    }

    private static BigInteger HalfUp(BigInteger over, BigInteger under)
    {
        var whole = over / under;
        return (over - whole * under) * 2 >= under ? whole + 1 : whole;
    }

    private sealed record Line(int Weight, long Target, int Cap, bool IsLowerBetter, long? Actual)
    {
        public int? Attainment => Actual is { } actual ? Kpi.Attainment(actual, Target, Cap, IsLowerBetter) : null;
    }
}
