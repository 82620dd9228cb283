using Catalogue.Model;
using Modular.Kernel;

namespace Catalogue.Tests.PriceRules;

/// <summary>Which way a price rule goes, and what it makes of prices (CAT-09).</summary>
public sealed class PriceRuleModelTests
{
    private const string Moves = "Draft>Approved Draft>Withdrawn Approved>Active Approved>Withdrawn Active>Ended Active>Withdrawn";

    private static readonly DateTime At = MovableClock.Start;

    [Fact]
    public void Rules_move_only_as_declared()
    {
        var allowed = Moves.Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<PriceRuleStatus>())
        {
            foreach (var to in Enum.GetValues<PriceRuleStatus>())
                Assert.True(allowed.Remove($"{from}>{to}") == (PriceRuleStates.Machine.Refuse("rule", from, to) is null), $"{from} > {to}");
            var rule = InState(from);
            Assert.Equal(from, rule.Status);
            Assert.Equal(PriceRuleActions.Approve.From.Contains(from), InState(from).Approve(Goods.Reviewer, At) is null);
            Assert.Equal(PriceRuleActions.Withdraw.From.Contains(from), InState(from).Withdraw("x", Goods.Owner, At) is null);
            if (PriceRuleActions.Withdraw.From.Contains(from))
                continue;
            rule.TakeNewEvents();
            var refused = Assert.IsType<IllegalTransitionError>(rule.Withdraw("x", Goods.Owner, At));
            Assert.Equal((StateName.Of(from), 0), (refused.CurrentState, rule.TakeNewEvents().Count));
        }

        Assert.Empty(allowed);
    }

    /// <summary>What is taken off is rounded half up, something is always left, and no rule makes anything dearer.</summary>
    [Fact]
    public void Prices_are_lowered_by_whole_units_and_never_to_nothing()
    {
        Assert.Equal(959, Rate(500).Lower(1010, Money.Yuan));
        Assert.Equal(51, 1010 - Rate(500).Lower(1010, Money.Yuan));
        Assert.Equal((1, null, null), (Rate(9999).Lower(2, Money.Yuan), Rate(9999).Lower(1, Money.Yuan), Rate(1).Lower(10, Money.Yuan)));
        Assert.Equal((900, null, null, null), (Fixed(900).Lower(1000, Money.Yuan), Fixed(900).Lower(900, Money.Yuan), Fixed(900).Lower(500, Money.Yuan), Fixed(900).Lower(1000, "USD")));
        var random = new Random(20260405);
        for (var i = 0; i < 20_000; i++)
        {
            var (price, rate) = (random.NextInt64(1, 10_000_000_000_000), random.Next(1, 10_000));
            var lowered = Rate(rate).Lower(price, Money.Yuan) ?? price;
            Assert.InRange(lowered, 1, price);
            Assert.True(Int128.Abs((Int128)(price - lowered) * 10_000 - (Int128)price * rate) <= 5_000 || lowered == 1, $"{rate} off {price} is {lowered}");
        }
    }

    private static PriceRule Rate(int rate) => Draft(new("满减", new(PriceRuleScope.Merchant), rate, null, At, At.AddDays(1), null, null));

    private static PriceRule Fixed(long price) => Draft(new("一口价", new(PriceRuleScope.Merchant), null, Money.Fen(price), At, At.AddDays(1), null, null));

    private static PriceRule Draft(PriceRuleContent content) => PriceRule.Draft(new(Guid.CreateVersion7()), KnownMerchants.First, content, Goods.Owner, At);

    private static PriceRule InState(PriceRuleStatus status)
    {
        var rule = Rate(1000);
        if (status is not (PriceRuleStatus.Draft or PriceRuleStatus.Withdrawn))
            Assert.Null(rule.Approve(Goods.Reviewer, At));
        if (status is PriceRuleStatus.Active or PriceRuleStatus.Ended)
            rule.Follow(At);
        if (status == PriceRuleStatus.Ended)
            rule.Follow(At.AddDays(1));
        if (status == PriceRuleStatus.Withdrawn)
            Assert.Null(rule.Withdraw("改期", Goods.Owner, At));
        return rule;
    }
}
