using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Modular.Kernel;
using Orders.Contracts.Events;
using Orders.Model;
using static Orders.Tests.AfterSales.AfterSaleSamples;
using static Orders.Tests.Samples;

namespace Orders.Tests.AfterSales;

/// <summary>
/// Random orders with random shipments, price reductions, refunds, returns, exchanges, repairs, money alone, disputes and rests that are given up (ORD-08, ORD-09, ORD-13): never more goes back than was captured, each
/// fen is accounted for, and commission comes back as the running sum says (domain.md, section 5, rule 4). At full scale: MODULAR_ORDER_MONEY=10000 dotnet test tests/Orders.Tests --filter MoneyTests.
/// </summary>
public sealed class MoneyTests
{
    private const int Steps = 30;

    private static readonly int Orders = Scale("MODULAR_ORDER_MONEY", 400);
    private static readonly int Seed = Scale("MODULAR_ORDER_MONEY_SEED", 20260323);

    [Fact]
    public void Every_fen_of_random_orders_is_accounted_for()
    {
        var cases =
            from lines in Gen.NonEmptyListOf(from price in Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(1, 100_000)) from quantity in Gen.Choose(1, 8) select ((long)price, quantity))
            from seed in Gen.Choose(0, int.MaxValue - 1)
            select (lines: lines.Take(5).ToArray(), seed);
        var (given, replaced, all) = (0, 0, 0);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var life = new Life(c.lines, c.seed);
            for (var step = 0; step < Steps; step++)
                life.Step();
            life.End();
            (given, replaced, all) = (given + life.Refunds, replaced + life.Replacements, all + 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Orders).WithReplay((ulong)Seed, 7));

        Assert.True(all == Orders && given > Orders && replaced > Orders / 20, $"{given} refunds and {replaced} replacements of {all} orders");
    }

    private static int Scale(string variable, int otherwise) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>An order, and the books of somebody who looks on and believes nobody.</summary>
    private sealed class Life
    {
        private readonly Random _random;
        private readonly Order _order;
        private readonly long _captured;
        private readonly string _what;
        private readonly List<AfterSale> _open = [];
        private readonly Dictionary<int, (long Refunded, int Pieces, long Commission)> _books = [];

        // Pieces are with the buyer, on their way, back, or never left.
        private readonly Dictionary<int, int> _back = [];

        public Life((long Price, int Quantity)[] lines, int seed)
        {
            (_random, _what) = (new(seed), $"seed {seed}, {string.Join(' ', lines)}");
            _order = Placed(lines);
            _order.Lead(OrderStatus.Confirmed);
            _captured = _order.TotalAmount;
        }

        public int Refunds { get; private set; }

        public int Replacements { get; private set; }

        public void Step()
        {
            switch (_random.Next(10))
            {
                case 0:
                    _order.Ship(new("sf", "SF1", _random.Next(2) == 0 ? null : [(Number(), _random.Next(1, 4))]), Owner, Monday, Options);
                    break;
                case 1:
                    Book(_order.RefundLines([new(Number(), _random.Next(-1, 4), _random.Next(3) == 0 ? _random.NextInt64(-2, 500) : null)]).Lines);
                    break;
                case 2 when _order.Status == OrderStatus.PartiallyShipped && _random.Next(4) == 0:
                    Book(_order.KeepRest(null, Owner, Monday, Options));
                    break;
                case 3 or 4:
                    Ask();
                    break;
                default:
                    if (_open.Count > 0)
                        Move(_open[_random.Next(_open.Count)]);
                    break;
            }

            Holds();
        }

        /// <summary>Leads all that is open to its end, gives back what is left, and looks whether the books are even.</summary>
        public void End()
        {
            foreach (var sale in _open)
            {
                var outcome = sale.Status switch
                {
                    AfterSaleStatus.Approved => sale.Cancel(_order, null, Buyer, Monday),
                    AfterSaleStatus.Arbitration => sale.Decide(_order, false, new(null, "裁决"), Arbiter, Monday, Settings),
                    _ when AfterSaleStates.Over.Contains(sale.Status) => default,
                    _ => sale.Refuse(_order, new(null, "不同意"), Owner, Monday, Settings),
                };
                Took(outcome);
            }

            Holds();
            Assert.True(_open.TrueForAll(s => AfterSaleStates.Over.Contains(s.Status)), _what);
            Assert.True(_order.OpenAfterSales == 0 && _order.Lines.All(l => l.ClaimedQuantity == 0), $"{_what}: claims are left");
            if (_order.Status != OrderStatus.Confirmed)
            {
                _order.Ship(new("sf", "SF2", null), Owner, Monday, Options);
                Book(_order.RefundLines([.. _order.Lines.Where(l => l.RefundedAmount < l.TotalAmount).Select(l => new WantedRefund(l.Number, l.Refundable, l.TotalAmount - l.RefundedAmount))]).Lines);
                Assert.True(_order.RefundedAmount == _captured, $"{_what}: {_order.RefundedAmount} of {_captured} went back in the end");
                Assert.True(_books.Values.Sum(b => b.Commission) == _order.CommissionAmount, $"{_what}: commission {_books.Values.Sum(b => b.Commission)} of {_order.CommissionAmount}");
            }

            Holds();
        }

        private void Ask()
        {
            if (!OrderStates.Refundable.Contains(_order.Status))
                return;
            var kind = (AfterSaleKind)_random.Next(4);
            var amount = kind == AfterSaleKind.RefundOnly && _random.Next(2) == 0 ? _random.NextInt64(1, 2000) : (long?)null;
            var wanted = new WantedRefund(Number(), _random.Next(amount is null ? 1 : 0, 4), amount);
            if (_order.Claim([wanted]) is not null)
                return;
            var id = new Contracts.AfterSaleId(Guid.CreateVersion7());
            _open.Add(AfterSale.Apply(
                id, _order, new(kind, AfterSaleReason.FaultyGoods),
                [new AfterSaleLine { AfterSaleId = id, Number = wanted.Number, VariantId = _order.Lines.Single(l => l.Number == wanted.Number).VariantId, Quantity = wanted.Quantity, AskedAmount = wanted.Amount }],
                WayBackPayer.Merchant, Buyer, Monday, Settings));
        }

        // Mostly the step that comes next; now and then any, sound or not: the model refuses what does not fit.
        private void Move(AfterSale sale)
        {
            var (before, line) = (sale.Status, sale.Lines[0]);
            var sends = sale.Kind is AfterSaleKind.Exchange or AfterSaleKind.Repair;
            var next = _random.Next(3) == 0 ? _random.Next(9) : before switch
            {
                AfterSaleStatus.Applied => 0,
                AfterSaleStatus.Approved => 1,
                AfterSaleStatus.BuyerReturning => 2,
                AfterSaleStatus.Received => sends ? 4 : 3,
                AfterSaleStatus.Refused => 6,
                AfterSaleStatus.Arbitration => 7,
                _ => 8,
            };
            var outcome = next switch
            {
                0 => sale.Approve(_order, null, Owner, Monday, Settings),
                1 => sale.SendBack("sf", "SF9", Buyer, Monday, Settings),
                2 => sale.Receive([new(line.Number, _random.Next(0, line.Quantity + 1), 0)], null, Owner, Monday, Settings),
                3 when before == AfterSaleStatus.Received => sale.GiveBack(_order, null, Owner, Monday),
                4 when sends => sale.Replace(_order, "sf", "SF8", null, Owner, Monday),
                5 => sale.Refuse(_order, new(null, "不同意"), Owner, Monday, Settings),
                6 => sale.Escalate(_order, null, Buyer, Monday, Settings),
                7 => sale.Decide(_order, _random.Next(2) == 0, new(null, "裁决"), Arbiter, Monday, Settings),
                _ => sale.Cancel(_order, null, Buyer, Monday),
            };
            Assert.True(outcome.Refused is null || before == sale.Status, $"{_what}: a refusal has moved it");
            if (outcome.Refund is { } refund)
                Book([.. refund.Lines.Select(l => new RefundedLine(l.Number, l.Quantity, l.Amount, l.RefundedSoFar, l.LineTotal, l.LineCommission))], sale);
            if (before == AfterSaleStatus.Received && sale is { Status: AfterSaleStatus.Done, ReplacementCarrier: not null })
                Replacements++;
            if (sale.Status == AfterSaleStatus.Refunding)
            {
                sale.Finish(Monday);
                Assert.Equal(AfterSaleStatus.Done, sale.Status);
            }
        }

        private void Book(IReadOnlyList<RefundedLine> lines, AfterSale? sale = null)
        {
            Refunds += lines.Count > 0 ? 1 : 0;
            foreach (var line in lines)
            {
                var (refunded, pieces, commission) = _books.GetValueOrDefault(line.Number);
                // Of a return that came back in part, the part alone.
                var most = sale is null || sale.Kind == AfterSaleKind.RefundOnly ? int.MaxValue : sale.Lines.Single(l => l.Number == line.Number).ReceivedQuantity;
                Assert.True(line.Amount > 0 && line.Quantity <= most && line.RefundedSoFar == refunded + line.Amount, $"{_what}: line {line}");
                _books[line.Number] = (refunded + line.Amount, pieces + line.Quantity, Shares.Of(line.LineCommission, line.RefundedSoFar, line.LineTotal));
                Assert.True(_books[line.Number].Commission >= commission, $"{_what}: commission went the other way");
                if (sale is not null && sale.Kind != AfterSaleKind.RefundOnly)
                    _back[line.Number] = _back.GetValueOrDefault(line.Number) + line.Quantity;
            }
        }

        private void Holds()
        {
            Assert.True(_order.RefundedAmount == _books.Values.Sum(b => b.Refunded) && _order.RefundedAmount <= _captured && _captured == _order.Lines.Sum(l => l.TotalAmount), $"{_what}: {_order.RefundedAmount} of {_captured}");
            foreach (var line in _order.Lines)
            {
                var (refunded, pieces, commission) = _books.GetValueOrDefault(line.Number);
                Assert.True(refunded == line.RefundedAmount && refunded <= line.TotalAmount && commission <= line.CommissionAmount, $"{_what}: line {line.Number}");
                // Pieces whose line cost nothing any more leave no trace in the books, and are counted all the same.
                Assert.True(pieces <= line.RefundedQuantity && line.ClaimedQuantity >= 0, $"{_what}: pieces of line {line.Number}");
                Assert.True(line.RefundedQuantity + line.ClaimedQuantity <= line.ShippedQuantity + line.CancelledQuantity && line.ShippedQuantity + line.CancelledQuantity <= line.Quantity, $"{_what}: pieces of line {line.Number}");
                Assert.True(_back.GetValueOrDefault(line.Number) <= line.ShippedQuantity, $"{_what}: more came back of line {line.Number} than had left");
            }
        }

        private int Number() => _random.Next(1, _order.Lines.Count + 1);
    }
}
