using Catalogue.Contracts;
using FsCheck;
using FsCheck.Fluent;
using Merchants.Contracts;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Model;
using Orders.PlaceOrder;
using Orders.PlaceOrders;

namespace Orders.Tests.Baskets;

/// <summary>
/// Whatever is in a basket, every fen is accounted for (domain.md, sections 3 and 5): lines add up to orders, orders to the payment of the group, what the provider has got is parted by the
/// largest remainder, and what is given up and refunded in any steps is never more than was paid, and the whole in the end. <c>MODULAR_BASKET_CASES=10000</c> is the full scale.
/// </summary>
public sealed class BasketMoneyTests
{
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_BASKET_CASES"), out var cases) ? cases : 300;

    private static readonly MerchantId[] Merchants = [Samples.First, Samples.Second, new(new("a0000000-0000-7000-8000-000000000003"))];

    [Fact]
    public void Every_fen_is_accounted_for()
    {
        var lines = Gen.ListOf(Gen.Choose(0, 2).SelectMany(merchant => Gen.Choose(0, 1).SelectMany(currency => Gen.Choose(1, 2_000_000).SelectMany(price => Gen.Choose(1, 9).Select(quantity => (merchant, currency, price, quantity))))));
        var baskets = lines.Where(l => l.Count is > 0 and <= 50).SelectMany(l => Gen.Choose(0, int.MaxValue - 1).Select(seed => (Lines: l.ToList(), Seed: seed)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(baskets.ToArbitrary(), b => Holds(b.Lines, new Random(b.Seed))));
    }

    /// <summary>Ties of the largest remainder go by the order of the lines: 100 over three alike are 34, 33, 33.</summary>
    [Fact]
    public void What_is_left_goes_to_the_largest_remainders()
    {
        Assert.Equal([34, 33, 33], Shares.Split(100, [5, 5, 5]));
        Assert.Equal([2000, 999], Shares.Split(2999, [2000, 999]));
        Assert.Equal([1, 0], Shares.Split(1, [2000, 999]));
    }

    private static void Holds(List<(int Merchant, int Currency, int Price, int Quantity)> wanted, Random random)
    {
        var offers = new Dictionary<VariantId, CurrentOffer>();
        var inputs = new List<OrderLineInput>();
        foreach (var (merchant, currency, price, quantity) in wanted)
        {
            var variant = new VariantId(Guid.CreateVersion7());
            offers[variant] = new(new(Merchants[merchant], currency == 0 ? Money.Yuan : "USD", new(variant, new(Guid.CreateVersion7()), "SKU", "衬衫", null, "apparel", 1, price)), 999);
            inputs.Add(new(variant, quantity, null));
        }

        var parts = Basket.Part(inputs, offers);
        Assert.Equal(inputs.Count, parts.Sum(p => p.Lines.Count));
        Assert.Equal(Enumerable.Range(0, inputs.Count), parts.SelectMany(p => p.Lines.Select(l => l.Index)).Order());
        Assert.Equal(parts.Count, parts.DistinctBy(p => (p.Merchant, p.Currency)).Count());
        var group = new OrderGroupId(Guid.CreateVersion7());
        var orders = parts.Select(p => OrderOf(p, offers, group)).ToList();
        foreach (var currency in orders.GroupBy(o => o.Currency))
        {
            var due = currency.Select(o => o.TotalAmount).ToList();
            Assert.Equal(wanted.Where(w => (w.Currency == 0 ? Money.Yuan : "USD") == currency.Key).Sum(w => (long)w.Price * w.Quantity), due.Sum());
            Assert.Equal(due, Shares.Split(due.Sum(), due));
            // Another amount is parted to the fen as well, and nobody's part is a fen off its share.
            var other = random.NextInt64(0, (due.Sum() * 2) + 1);
            var split = Shares.Split(other, due);
            Assert.Equal(other, split.Sum());
            Assert.All(split.Zip(due), s => Assert.True(Math.Abs(((decimal)other * s.Second / due.Sum()) - s.First) < 1));
        }

        foreach (var order in orders)
            Lives(order, random);
    }

    private static Order OrderOf(BasketPart part, Dictionary<VariantId, CurrentOffer> offers, OrderGroupId group)
    {
        var reserved = new StockReserved(part.Merchant, part.Currency, [.. part.Lines.Select(l => offers[l.Line.VariantId].Offer.Line with { Quantity = l.Line.Quantity })]);
        var id = Guid.CreateVersion7();
        var order = Order.Place(new(new(id), DemoUsers.Buyer.Id, new(id), reserved, new(), ScreeningVerdict.Approve, Samples.Monday, group), Samples.Buyer, Samples.Options);
        Assert.Equal(order.Lines.Sum(l => l.TotalAmount), order.TotalAmount);
        Assert.Equal(order.Lines.Sum(l => l.CommissionAmount), order.CommissionAmount);
        Assert.All(order.Lines, l => Assert.Equal((l.UnitPriceAmount * l.Quantity, Shares.OfRate(l.TotalAmount, Samples.Options.CommissionBasisPoints)), (l.TotalAmount, l.CommissionAmount)));
        return order;
    }

    // Some pieces are given up, others sent and refunded, in any order; what is left goes back in the end or stays paid.
    private static void Lives(Order order, Random random)
    {
        order.Lead(OrderStatus.Confirmed);
        var back = new List<RefundedLine>();
        for (var step = 0; step < 12; step++)
        {
            var line = order.Lines[random.Next(order.Lines.Count)];
            var pieces = random.Next(0, line.Quantity + 1);
            switch (random.Next(3))
            {
                case 0:
                    back.AddRange(order.GiveUp([(line.Number, pieces)], "少要", Samples.Buyer, Samples.Monday, Samples.Options).Refunded);
                    break;
                case 1:
                    order.Ship(new("sf", "SF1", [(line.Number, pieces)]), Samples.Owner, Samples.Monday, Samples.Options);
                    break;
                default:
                    back.AddRange(order.RefundLines([new(line.Number, pieces, random.Next(3) == 0 ? random.NextInt64(0, line.TotalAmount + 2) : null)]).Lines);
                    break;
            }

            Assert.Equal(back.Sum(l => l.Amount), order.RefundedAmount);
            Assert.InRange(order.RefundedAmount, 0, order.TotalAmount);
            Assert.All(order.Lines, l => Assert.True(l.RefundedAmount <= l.TotalAmount && l.RefundedQuantity <= l.ShippedQuantity + l.CancelledQuantity && l.ShippedQuantity + l.CancelledQuantity <= l.Quantity));
        }

        // The commission that goes back with it is the running sum's, and the whole of it where all went back (section 5, rule 4).
        foreach (var of in back.GroupBy(l => l.Number))
        {
            var returned = of.Aggregate(0L, (sum, l) => sum + (Shares.Of(l.LineCommission, l.RefundedSoFar, l.LineTotal) - sum));
            Assert.Equal(Shares.Of(of.First().LineCommission, of.Sum(l => l.Amount), of.First().LineTotal), returned);
            Assert.InRange(returned, 0, of.First().LineCommission);
        }

        if (order.Status == OrderStatus.Confirmed)
        {
            Assert.Null(order.Cancel(BuyerActions.Cancel, null, Samples.Buyer, Samples.Monday));
            back.AddRange(order.RefundRest());
            Assert.Equal((order.TotalAmount, order.TotalAmount), (order.RefundedAmount, back.Sum(l => l.Amount)));
        }
    }
}
