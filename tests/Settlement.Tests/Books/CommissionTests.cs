using FsCheck;
using FsCheck.Fluent;
using Settlement.Model;

namespace Settlement.Tests.Books;

/// <summary>Commission comes back with refunds, to the fen (domain.md, section 5, rule 4).</summary>
public sealed class CommissionTests
{
    [Fact]
    public void Three_refunds_of_a_third_give_back_17_16_and_17_of_50()
    {
        var line = new ReturnedCommission(new(Guid.NewGuid()), 1);
        Assert.Equal([17L, 16L, 17L], new[] { 333L, 666L, 999L }.Select(soFar => line.Return(50, soFar, 999)));
    }

    /// <summary>However a line is refunded, in parts or at once: never more than the commission comes back, never less than nothing, and with the last part all of it.</summary>
    [Fact]
    public void What_comes_back_never_exceeds_the_commission_and_is_all_of_it_at_the_end()
    {
        var cases =
            from total in Gen.Choose(1, 2_000_000)
            from commission in Gen.Choose(0, total)
            from cuts in Gen.ListOf(Gen.Choose(0, total))
            select (total, commission, cuts: cuts.Order().Append(total).ToArray());
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var line = new ReturnedCommission(new(Guid.NewGuid()), 1);
            var returned = 0L;
            foreach (var soFar in c.cuts)
            {
                var now = line.Return(c.commission, soFar, c.total);
                returned += now;
                if (now < 0 || returned > c.commission || Math.Abs(2 * (returned * c.total - (long)c.commission * soFar)) > c.total)
                    return false;
            }

            return returned == c.commission && line.Returned == c.commission && line.Return(c.commission, c.total, c.total) == 0;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_line_that_cost_nothing_gives_nothing_back() => Assert.Equal(0, new ReturnedCommission(new(Guid.NewGuid()), 1).Return(0, 0, 0));
}
