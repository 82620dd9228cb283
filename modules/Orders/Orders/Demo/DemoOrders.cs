using Catalogue.Contracts;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.PayOrder.Sandbox;

namespace Orders.Demo;

/// <summary>
/// Makes orders step by step through the model, so that demo data can be nothing that the product would refuse. The same seed and day give the same data, but for the
/// reservations of orders that are still open.
/// </summary>
/// <param name="asOf">The moment (UTC) up to which it has happened.</param>
/// <param name="options">The settings.</param>
internal sealed class DemoOrders(DateTime asOf, OrdersOptions options)
{
    private const int OfHundredRefunded = 6;
    private const int OneOfBaskets = 40;

    // A merchant whose goods came back of late: enough orders within the last month for a rate that stands out (RSK-05).
    private const int FaultyOrders = 30;
    private const int OfHundredFaultyRefunded = 80;

    private static readonly Actor Fulfilment = new(DemoUsers.Fulfilment.Id);
    private static readonly string[] Carriers = ["SF", "YTO", "ZTO", "EMS"];

    private readonly DemoSource _source = new(20260303);
    private readonly DemoSource _baskets = new(20260707);
    private DemoPeople? _people;

    /// <summary>An order with what belongs to it, ready to be written.</summary>
    public sealed record Made(Order Order, Payment? Payment, IReadOnlyList<Shipment> Shipments, IReadOnlyList<Refund> Refunds, OrderGroup? Basket = null)
    {
        /// <summary>Whether it still wants stock.</summary>
        public bool IsOpen => Order.EndedAt is null && Order.ShippedAt is null;
    }

    /// <summary>So many orders of the offers, the oldest first.</summary>
    public IEnumerable<Made> Make(int count, IReadOnlyList<Offer> offers)
    {
        _people = new(_source, asOf);
        var byMerchant = offers.GroupBy(o => (o.Merchant, o.Currency)).Select(g => g.ToList()).ToList();
        var faulty = byMerchant.FindLast(o => o[0].Currency == Money.Yuan);
        var (days, ofFaulty) = (new DemoDays(_source, asOf), faulty is null ? 0 : Math.Min(FaultyOrders, count));
        var moments = days.Take(count - ofFaulty).Select(at => (At: at, IsFaulty: false)).Concat(days.TakeOfLate(ofFaulty).Select(at => (At: at, IsFaulty: true)));
        foreach (var (at, isFaulty) in moments.OrderBy(m => m.At).ToList())
            yield return Make(isFaulty ? faulty! : _source.Pick(byMerchant), at, isFaulty ? OfHundredFaultyRefunded : OfHundredRefunded);
    }

    private Made Make(List<Offer> shelf, DateTime at, int ofHundredRefunded)
    {
        var lines = Enumerable.Range(0, _source.Random.Next(1, 4)).Select(_ => _source.Pick(shelf).Line with { Quantity = _source.Random.Next(1, 4) }).DistinctBy(l => l.Variant).ToList();
        var (id, buyer) = (_source.Id(at), new Actor(_people!.Buyer()));
        var reserved = new StockReserved(shelf[0].Merchant, shelf[0].Currency, lines);
        var basket = _baskets.Random.Next(OneOfBaskets) == 0 ? OrderGroup.Of(new(_baskets.Id(at)), buyer.Id, at) : null;
        var order = Order.Place(new(new OrderId(id), buyer.Id, new CommandId(id), reserved, _people.Address(), ScreeningVerdict.Approve, at, basket?.Id), buyer, options);
        var roll = _source.Random.Next(100);
        if (roll < 4)
        {
            order.Expire(order.PayBy.AddSeconds(_source.Random.Next(60)));
            return new(order, null, [], [], basket);
        }

        var paid = at.AddSeconds(_source.Random.Next(20, 900));
        var payment = Payment.Begin(new PaymentId(_source.Id(paid)), order, SandboxProvider.Name, $"sbx_{_source.Id(paid):N}", buyer, paid);
        payment.Report(succeeded: true, order.TotalAmount, order.Currency, paid);
        order.TakePayment(payment, paid, options);
        if (roll < 7)
            return Cancelled(order, payment, buyer, paid.AddMinutes(_source.Random.Next(5, 200))) with { Basket = basket };
        return Fulfilled(order, payment, buyer, paid, ofHundredRefunded) with { Basket = basket };
    }

    private Made Cancelled(Order order, Payment payment, Actor buyer, DateTime at)
    {
        DemoSource.Must(order.Cancel(BuyerActions.Cancel, "拍错了", buyer, at));
        var refund = Refund.Of(new RefundId(_source.Id(at)), order, payment.Id, order.RefundRest(), RefundReason.OrderCancelled, null, buyer, at);
        refund.Finish(at.AddSeconds(7));
        return new(order, payment, [], [refund]);
    }

    private Made Fulfilled(Order order, Payment payment, Actor buyer, DateTime paid, int ofHundredRefunded)
    {
        var (shipments, refunds) = (new List<Shipment>(), new List<Refund>());
        var confirmed = paid.AddMinutes(_source.Random.Next(10, 22 * 60));
        var shipped = confirmed.AddMinutes(_source.Random.Next(30, 24 * 60));
        var delivered = shipped.AddHours(_source.Random.Next(20, 90));
        if (confirmed < asOf)
            DemoSource.Must(order.Confirm(Fulfilment, confirmed));
        if (shipped < asOf)
        {
            var (shipment, refused) = order.Ship(new(_source.Pick(Carriers), $"{_source.Random.NextInt64(100_000_000_000, 999_999_999_999)}", null), Fulfilment, shipped, options);
            DemoSource.Must(refused);
            shipments.Add(shipment!);
        }

        if (delivered < asOf)
            DemoSource.Must(order.Deliver(Fulfilment, delivered));
        Complete(order, buyer, delivered);
        if (order.Status == OrderStatus.Completed && _source.Random.Next(100) < ofHundredRefunded)
            RefundSome(order, payment, refunds);
        return new(order, payment, shipments, refunds);
    }

    private void Complete(Order order, Actor buyer, DateTime delivered)
    {
        var received = delivered.AddHours(_source.Random.Next(1, 200));
        if (received < asOf && received < order.ReceiptAssumedAt)
            DemoSource.Must(order.ConfirmReceipt(buyer, received));
        else if (order.ReceiptAssumedAt < asOf && order.Status is OrderStatus.Shipped or OrderStatus.Delivered)
            order.AssumeReceipt(order.ReceiptAssumedAt!.Value > delivered ? order.ReceiptAssumedAt.Value : delivered);
    }

    // One in a hundred of them comes back after its month was settled.
    private void RefundSome(Order order, Payment payment, List<Refund> refunds)
    {
        var at = order.EndedAt!.Value.AddDays(_source.Random.Next(100) == 0 ? 40 : _source.Random.Next(1, 7));
        if (at >= asOf)
            return;
        var line = _source.Pick(order.Lines);
        var (parts, refused) = order.RefundLines([new(line.Number, _source.Random.Next(1, line.Quantity + 1), null)]);
        DemoSource.Must(refused);
        var refund = Refund.Of(new RefundId(_source.Id(at)), order, payment.Id, parts, RefundReason.FaultyGoods, "收到时有破损", new Actor(DemoUsers.Finance.Id), at);
        refund.Finish(at.AddSeconds(5));
        refunds.Add(refund);
    }
}
