using Modular.Kernel;
using Orders.Contracts.Events;
using Orders.Model;
using static Orders.Tests.Samples;

namespace Orders.Tests.Model;

/// <summary>Whatever is asked for, never more goes back than was paid, and never for more pieces than were shipped (domain.md, section 3); the seed is in the failure.</summary>
public sealed class RefundInvariantTests
{
    private const int Seeds = 400;

    [Fact]
    public void Any_sequence_of_shipments_and_refunds_stays_within_what_was_paid()
    {
        var (given, refused) = (0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var order = Random(random);
            order.Lead(OrderStatus.Confirmed);
            var all = new List<RefundedLine>();
            for (var step = 0; step < 40; step++)
            {
                if (random.Next(3) == 0)
                    order.Ship(new("sf", "SF1", random.Next(4) == 0 ? null : Some(random, order, (n, q) => (n, q))), Owner, Monday, Options);
                var before = (order.RefundedAmount, order.Lines.Sum(l => l.RefundedQuantity));
                var (lines, error) = order.RefundLines(Some(random, order, (n, q) => new WantedRefund(n, q, random.Next(3) == 0 ? random.NextInt64(-5, order.TotalAmount + 5) : null)));
                all.AddRange(lines);
                (given, refused) = error is null ? (given + 1, refused) : (given, refused + 1);
                Assert.True(error is null || before == (order.RefundedAmount, order.Lines.Sum(l => l.RefundedQuantity)), $"seed {seed}: a refusal has booked something");
                Holds(order, all, seed);
            }
        }

        Assert.True(given > Seeds && refused > Seeds, $"{given} refunds, {refused} refusals");
    }

    [Fact]
    public void Piece_by_piece_exactly_what_was_paid_goes_back()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var order = Random(random);
            order.Lead(OrderStatus.Shipped);
            var all = new List<RefundedLine>();
            while (order.Lines.FirstOrDefault(l => l.RefundedQuantity < l.Quantity) is { } next)
            {
                var line = random.Next(2) == 0 ? next : order.Lines.Where(l => l.RefundedQuantity < l.Quantity).OrderBy(_ => random.Next()).First();
                var (lines, error) = order.RefundLines([new(line.Number, random.Next(1, line.Quantity - line.RefundedQuantity + 1), null)]);
                Assert.True(error is null, $"seed {seed}: {error}");
                all.AddRange(lines);
            }

            Assert.Equal((seed, order.TotalAmount), (seed, order.RefundedAmount));
            Assert.All(order.Lines, l => Assert.Equal((seed, l.TotalAmount), (seed, l.RefundedAmount)));
            Assert.Equal((seed, order.TotalAmount), (seed, all.Sum(l => l.Amount)));
            // Commission that is returned by the running sum is the whole of it in the end (domain.md, section 5, rule 4).
            foreach (var line in all.GroupBy(l => l.Number))
                Assert.Equal((seed, line.First().LineCommission), (seed, line.Sum(l => Shares.Of(l.LineCommission, l.RefundedSoFar, l.LineTotal) - Shares.Of(l.LineCommission, l.RefundedSoFar - l.Amount, l.LineTotal))));
            Assert.NotNull(order.RefundLines([new(1, 1, null)]).Refused);
            Assert.NotNull(order.RefundLines([new(1, 0, 1)]).Refused);
        }
    }

    /// <summary>After reductions of the price, the last piece gives back what is left, and no more.</summary>
    [Fact]
    public void Pieces_after_a_reduction_give_back_what_is_left()
    {
        var order = Placed([(1000, 3)]);
        order.Lead(OrderStatus.Shipped);
        Assert.Null(order.RefundLines([new(1, 0, 500)]).Refused);
        Assert.Equal(2000, order.RefundLines([new(1, 2, null)]).Lines[0].Amount);
        Assert.Equal(500, order.RefundLines([new(1, 1, null)]).Lines[0].Amount);
        Assert.Equal((3000, 3), (order.RefundedAmount, order.Lines[0].RefundedQuantity));
    }

    [Fact]
    public void Totals_and_commission_are_the_sums_of_the_lines_rounded_once_per_line()
    {
        var order = Placed([(1010, 1), (333, 3), (1, 1)]);
        Assert.Equal((2010, 51 + 50 + 0), (order.TotalAmount, order.CommissionAmount));
        Assert.Equal([1010, 999, 1], order.Lines.Select(l => l.TotalAmount));
    }

    private static void Holds(Order order, List<RefundedLine> all, int seed)
    {
        Assert.True(order.RefundedAmount == all.Sum(l => l.Amount) && order.RefundedAmount == order.Lines.Sum(l => l.RefundedAmount) && order.RefundedAmount <= order.TotalAmount, $"seed {seed}: {order.RefundedAmount} of {order.TotalAmount}");
        foreach (var line in order.Lines)
        {
            var own = all.Where(l => l.Number == line.Number).ToList();
            Assert.True(own.TrueForAll(l => l.Amount > 0) && line.RefundedAmount == own.Sum(l => l.Amount) && line.RefundedAmount <= line.TotalAmount, $"seed {seed}: line {line.Number}");
            Assert.True(line.RefundedQuantity == own.Sum(l => l.Quantity) && line.RefundedQuantity <= line.ShippedQuantity && line.ShippedQuantity <= line.Quantity, $"seed {seed}: pieces of line {line.Number}");
            Assert.True(own.Count == 0 || own[^1].RefundedSoFar == line.RefundedAmount, $"seed {seed}: the running sum of line {line.Number}");
        }
    }

    private static Order Random(Random random) => Placed([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (random.NextInt64(1, random.Next(2) == 0 ? 20 : 100_000), random.Next(1, 8)))]);

    private static List<T> Some<T>(Random random, Order order, Func<int, int, T> make) =>
        [.. Enumerable.Range(1, order.Lines.Count + 1).Where(_ => random.Next(2) == 0).DefaultIfEmpty(1).Select(n => make(n, random.Next(-1, 9)))];
}
