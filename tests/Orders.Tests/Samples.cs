using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;
using Orders.Model;

namespace Orders.Tests;

/// <summary>Orders made through the model, in any state.</summary>
internal static class Samples
{
    public const string Recipient = "欧阳清风", Phone = "13812345678", Street = "中山东一路1号七楼";

    public static readonly DateTime Monday = MovableClock.Start;
    public static readonly Actor Buyer = new(DemoUsers.Buyer.Id);
    public static readonly Actor Owner = new(DemoUsers.Merchant.Id);
    public static readonly OrdersOptions Options = new();

    public static MerchantId First { get; } = new(new("a0000000-0000-7000-8000-000000000001"));

    public static MerchantId Second { get; } = new(new("a0000000-0000-7000-8000-000000000002"));

    /// <summary>An order that waits for its payment; three pieces for 10.00 and two for 3.33 unless said.</summary>
    public static Order Placed(
        IReadOnlyList<(long Price, int Quantity)>? lines = null, Guid? buyer = null, MerchantId? merchant = null, ScreeningVerdict verdict = ScreeningVerdict.Approve, DateTime? at = null,
        IReadOnlyList<string>? categories = null)
    {
        var reserved = (lines ?? [(1000, 3), (333, 2)]).Select((l, i) => new ReservedLine(
            new(Guid.CreateVersion7()), new(Guid.CreateVersion7()), $"SKU-{i}", "桑蚕丝衬衫", "黑色 M", categories?[i] ?? "apparel", l.Quantity, l.Price)).ToList();
        var (id, by) = (Guid.CreateVersion7(), buyer ?? DemoUsers.Buyer.Id);
        return Order.Place(new(new(id), by, new(id), new(merchant ?? First, Money.Yuan, reserved), Delivery(), verdict, at ?? Monday), new(by), Options);
    }

    public static DeliveryAddress Delivery() => new()
    {
        Recipient = SealedText.Of(Recipient), Phone = SealedText.Of(Phone), Region = "上海市黄浦区", Street = SealedText.Of(Street),
    };

    /// <summary>A payment of an order that was begun.</summary>
    public static Payment Begun(Order order, DateTime? at = null)
    {
        var id = new PaymentId(Guid.CreateVersion7());
        return Payment.Begin(id, order, "sandbox", $"sbx_{id.Value:N}", new(order.BuyerId), at ?? order.PlacedAt);
    }

    /// <summary>Leads an order by the model's own steps to a state, and gives all that was made on the way.</summary>
    public static IReadOnlyList<object> Lead(this Order order, OrderStatus to, DateTime? at = null)
    {
        var (now, made) = (at ?? order.PlacedAt, new List<object> { order });
        if (to is OrderStatus.PendingPayment)
            return made;
        if (to is OrderStatus.Expired)
        {
            Assert.True(order.Expire(order.PayBy));
            return made;
        }

        var payment = Begun(order, now);
        Assert.True(payment.Report(true, order.TotalAmount, order.Currency, now) == ReportedMoney.Pays && order.TakePayment(payment, now, Options));
        made.Add(payment);
        if (to is OrderStatus.Paid)
            return made;
        if (to is OrderStatus.Cancelled)
        {
            Assert.Null(order.Cancel(BuyerActions.Cancel, "不需要了", new(order.BuyerId), now));
            made.Add(Refund.Of(new(Guid.CreateVersion7()), order, payment.Id, order.RefundRest(), RefundReason.OrderCancelled, null, Buyer, now));
            return made;
        }

        Assert.Null(order.Confirm(Owner, now));
        if (to is OrderStatus.Confirmed)
            return made;
        made.Add(order.Send(to is OrderStatus.PartiallyShipped ? [(1, 1)] : null, now));
        if (to is OrderStatus.Delivered or OrderStatus.Completed)
            Assert.Null(order.Deliver(Owner, now));
        if (to is OrderStatus.Completed)
            Assert.Null(order.ConfirmReceipt(Buyer, now));
        Assert.Equal(to, order.Status);
        return made;
    }

    /// <summary>Ships some lines; all that is left unless said.</summary>
    public static Shipment Send(this Order order, IReadOnlyList<(int, int)>? lines = null, DateTime? at = null)
    {
        var (shipment, refused) = order.Ship(new("sf", "SF1234567890", lines), Owner, at ?? order.PlacedAt, Options);
        Assert.Null(refused);
        return shipment!;
    }
}
