using FsCheck;
using FsCheck.Fluent;
using Modular.Kernel;
using Orders.Contracts;
using Risk.Model;

namespace Risk.Tests.Screening;

/// <summary>However orders are told of, a window that holds more than the limit is found, and nothing is found where none does.</summary>
public sealed class WindowTests
{
    private const long Limit = 100;
    private const int Hours = 5;

    [Fact]
    public void A_full_window_is_found_in_whatever_order_its_orders_are_told()
    {
        var orders = Gen.Choose(0, 40).SelectMany(at => Gen.Choose(1, 60).Select(total => (At: at, Total: total))).ListOf().Where(l => l.Count is > 0 and < 12);
        var cases = orders.SelectMany(l => Gen.Shuffle(l.ToArray()).Select(told => told.ToList()));
        Prop.ForAll(cases.ToArbitrary(), told =>
        {
            var rule = Rule();
            var (known, hits) = (new List<BuyersOrder>(), 0);
            foreach (var (at, total) in told)
            {
                var order = new OrderAtHand(new(Guid.NewGuid()), default, Guid.Empty, total, Money.Yuan, At(at), total);
                var hit = RuleHits.Of([rule], order, known, null);
                hits += hit.Count;
                Assert.All(hit, h => Assert.True(h.Measured > Limit));
                known.Add(new(At(at), total));
            }

            var isFull = told.Exists(end => told.Where(o => o.At > end.At - Hours && o.At <= end.At).Sum(o => o.Total) > Limit);
            Assert.Equal(isFull, hits > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static DateTime At(int hour) => MovableClock.Start.AddHours(hour);

    private static ScreeningRule Rule() => ScreeningRule.Draft(
        new(Guid.NewGuid()), new("AMOUNT", "金额", ScreeningRuleKind.BuyerAmountInWindow, ScreeningVerdict.Review, Money.Fen(Limit), Hours, null), 1, new(DemoUsers.Risk.Id), MovableClock.Start);
}
