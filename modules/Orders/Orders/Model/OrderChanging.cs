using Catalogue.Contracts;
using Catalogue.Contracts.Inbound;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>How an order is changed once it is placed (ORD-06), each time with a record of what was before.</summary>
internal sealed partial class Order
{
    /// <summary>How it is to be sent, by its merchant's code of the method (ORD-04); null for the merchant's usual way.</summary>
    public string? DeliveryMethod { get; private set; }

    /// <summary>How it is to be sent, as its buyer reads it; null for the merchant's usual way.</summary>
    public string? DeliveryMethodName { get; private set; }

    /// <summary>The carrier that the method demands; null for any.</summary>
    [GraphQLIgnore]
    public string? DeliveryCarrier { get; private set; }

    /// <summary>How often it was changed.</summary>
    [GraphQLIgnore]
    public int ChangeCount { get; private set; }

    /// <summary>Sends it elsewhere.</summary>
    public OrderChange MoveTo(DeliveryAddress address, Actor by, DateTime at)
    {
        var change = Changed(OrderChangeKind.Address, null, by, at);
        (change.AddressBefore, change.AddressAfter) = (Delivery.Copy(), address.Copy());
        Delivery = address;
        return change;
    }

    /// <summary>Sends it in another way.</summary>
    /// <param name="method">How; null for the merchant's usual way.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    public OrderChange SendBy(DeliveryMethod? method, Actor by, DateTime at)
    {
        var change = Changed(OrderChangeKind.DeliveryMethod, null, by, at);
        (change.MethodBefore, change.MethodAfter) = (DeliveryMethodName, method?.Name);
        (DeliveryMethod, DeliveryMethodName, DeliveryCarrier) = (method?.Code, method?.Name, method?.Carrier);
        return change;
    }

    /// <summary>Gives up pieces that have not left: they go back to the stock, and their share of the money to the buyer.</summary>
    /// <param name="less">How many of each line.</param>
    /// <param name="words">Why; null where nobody says.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="options">The settings.</param>
    /// <returns>The change and what goes back of each line, or why not.</returns>
    public (OrderChange? Change, IReadOnlyList<RefundedLine> Refunded, IUserError? Refused) GiveUp(
        IReadOnlyList<(int Number, int Quantity)> less, string? words, Actor by, DateTime at, OrdersOptions options)
    {
        foreach (var (number, quantity) in less)
        {
            if (_lines.Find(l => l.Number == number) is not { } line)
                return (null, [], Text.Invalid("lines", "ORDER_LINE_UNKNOWN", number));
            if (quantity < 1 || quantity > line.ToBeShipped)
                return (null, [], Text.Invalid("lines", "GIVEN_UP_QUANTITY", number, line.ToBeShipped));
        }

        if (Status != OrderStatus.PartiallyShipped && less.Sum(l => l.Quantity) == _lines.Sum(l => l.ToBeShipped))
            return (null, [], Text.Invalid("lines", "GIVEN_UP_ALL"));

        var change = Changed(OrderChangeKind.Quantity, words, by, at);
        var given = less.Select(l => (Line: _lines.Find(x => x.Number == l.Number)!, l.Quantity)).ToList();
        foreach (var (line, quantity) in given)
        {
            change.Add(line.Number, line.Quantity - line.CancelledQuantity, line.Quantity - line.CancelledQuantity - quantity);
            line.GiveUp(quantity);
        }

        TellStock(new ReservationReduced(Reservation, [.. given.GroupBy(g => g.Line.VariantId).Select(g => new StockLine(g.Key, g.Sum(x => x.Quantity)))]), at);
        if (_lines.TrueForAll(l => l.ToBeShipped == 0))
        {
            Walk(by, at, (OrderStatus.Shipped, StepReason.Told("REST_GIVEN_UP")));
            Leave(at, options);
        }

        // A line whose price was reduced to nothing has nothing left to give back.
        var shares = given.Select(g => (g.Line, g.Quantity, Math.Min(g.Line.ShareOf(g.Quantity), g.Line.TotalAmount - g.Line.RefundedAmount))).Where(s => s.Item3 > 0).ToList();
        return (change, Book(shares), null);
    }

    private OrderChange Changed(OrderChangeKind kind, string? words, Actor by, DateTime at)
    {
        Raise(new OrderChanged(Id, MerchantId, StateName.Of(kind)), at);
        return new() { OrderId = Id, Number = ++ChangeCount, MerchantId = MerchantId, BuyerId = BuyerId, Kind = kind, At = at, ById = by.UserId, Reason = words };
    }
}
