using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using QC.Model;

namespace QC.Tests.Model;

/// <summary>The score (domain.md, section 6) against a slow reference that calculates with fractions.</summary>
public class ScoreTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(20260302UL, 7UL).WithMaxTest(1000);

    private static readonly Arbitrary<ScoredItem[]> SomeItems =
        (from weight in Gen.Choose(1, 10_000)
         from result in Gen.Elements(ChecklistResult.Pass, ChecklistResult.Fail, ChecklistResult.NotApplicable)
         from isCritical in ArbMap.Default.GeneratorFor<bool>()
         select new ScoredItem(weight, result, isCritical)).ListOf().Select(l => l.Take(30).ToArray()).ToArbitrary();

    [Fact]
    public void The_score_is_that_of_the_slow_reference() => Check.One(Seeded, Prop.ForAll(SomeItems, items => InspectionScore.Of(items).Score == Reference(items)));

    [Fact]
    public void What_does_not_apply_is_as_if_it_were_not_there() => Check.One(Seeded, Prop.ForAll(SomeItems, items =>
        InspectionScore.Of(items) == InspectionScore.Of([.. items.Where(i => i.Result != ChecklistResult.NotApplicable)])));

    [Fact]
    public void A_critical_fault_caps_the_grade_and_nothing_else_does() => Check.One(Seeded, Prop.ForAll(SomeItems, items =>
    {
        var (score, grade) = InspectionScore.Of(items);
        var isCritical = items.Any(i => i is { IsCritical: true, Result: ChecklistResult.Fail });
        return grade == (score is null ? null : isCritical || score < 7_000 ? InspectionGrade.Failed : score < 8_500 ? InspectionGrade.Passed : score < 9_500 ? InspectionGrade.Good : InspectionGrade.Excellent);
    }));

    [Fact]
    public void Mending_an_item_never_lowers_the_score() => Check.One(Seeded, Prop.ForAll(SomeItems, items =>
        items.Select((item, i) => (item, i)).Where(x => x.item.Result == ChecklistResult.Fail)
            .All(x => InspectionScore.Of([.. items.Select((item, i) => i == x.i ? item with { Result = ChecklistResult.Pass } : item)]).Score >= InspectionScore.Of(items).Score)));

    [Theory]
    [InlineData(1, 2, 3_333)]
    [InlineData(2, 1, 6_667)]
    [InlineData(1, 7, 1_250)]
    [InlineData(1, 15, 625)]
    [InlineData(1, 31, 313)] // 312.5, half up
    public void It_is_rounded_half_up(int passed, int failed, int score) =>
        Assert.Equal(score, InspectionScore.Of([new(passed, ChecklistResult.Pass, false), new(failed, ChecklistResult.Fail, false)]).Score);

    private static int? Reference(ScoredItem[] items)
    {
        BigInteger all = 0, passed = 0;
        foreach (var item in items.Where(i => i.Result != ChecklistResult.NotApplicable))
            (all, passed) = (all + item.Weight, passed + (item.Result == ChecklistResult.Pass ? item.Weight : 0));
        if (all.IsZero)
            return null;
        var (whole, rest) = BigInteger.DivRem(passed * 10_000, all);
        return (int)(rest * 2 >= all ? whole + 1 : whole);
    }
}
