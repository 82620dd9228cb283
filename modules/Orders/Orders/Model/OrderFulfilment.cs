using Catalogue.Contracts;
using Catalogue.Contracts.Inbound;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>What becomes of an order once it is confirmed: shipments, the receipt, refunds.</summary>
internal sealed partial class Order
{
    /// <summary>Ships some of it, or all that is left.</summary>
    /// <param name="parcel">Carrier, number and the lines with their quantities; no lines for all that is left.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="options">The settings.</param>
    /// <returns>The shipment, or why not.</returns>
    public (Shipment? Shipment, IUserError? Refused) Ship(Parcel parcel, Actor by, DateTime at, OrdersOptions options)
    {
        if (OrderActions.Ship.RefuseState(Status) is { } refused)
            return (null, refused);
        if (DeliveryCarrier is { } chosen && !string.Equals(chosen, parcel.Carrier, StringComparison.OrdinalIgnoreCase))
            return (null, Text.Invalid("carrier", "CARRIER_OF_METHOD", DeliveryMethodName, chosen));
        var packed = parcel.Lines ?? [.. _lines.Where(l => l.ToBeShipped > 0).Select(l => (l.Number, l.ToBeShipped))];
        foreach (var (number, quantity) in packed)
        {
            if (_lines.Find(l => l.Number == number) is not { } line)
                return (null, Text.Invalid("lines", "ORDER_LINE_UNKNOWN", number));
            if (quantity < 1 || quantity > line.ToBeShipped)
                return (null, Text.Invalid("lines", "SHIPPED_QUANTITY", number, line.ToBeShipped));
        }

        foreach (var (number, quantity) in packed)
            _lines.Find(l => l.Number == number)!.Ship(quantity);
        var isWhole = _lines.TrueForAll(l => l.ToBeShipped == 0);
        if (isWhole || Status == OrderStatus.Confirmed)
            Walk(by, at, (isWhole ? OrderStatus.Shipped : OrderStatus.PartiallyShipped, null));
        if (isWhole)
            Leave(at, options);
        ShipmentCount++;
        Raise(new OrderShipped(Id, MerchantId, isWhole), at);
        TellStock(new ReservedStockDispatched(Reservation, [.. packed.GroupBy(p => _lines.Find(l => l.Number == p.Number)!.VariantId).Select(g => new StockLine(g.Key, g.Sum(p => p.Quantity)))]), at);
        var shipment = new Shipment { OrderId = Id, Number = ShipmentCount, Carrier = parcel.Carrier, TrackingNumber = parcel.TrackingNumber, ShippedAt = at };
        return (shipment.With(packed.Select(p => new ShipmentLine { OrderId = Id, ShipmentNumber = ShipmentCount, Number = p.Number, Quantity = p.Quantity })), null);
    }

    /// <summary>Keeps here what has not left of it, once some has: it is given back, and the order goes on with what is on its way. That cannot be stopped any more.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="options">The settings.</param>
    /// <returns>What goes back of each line; empty where nothing does.</returns>
    public IReadOnlyList<RefundedLine> KeepRest(StepReason? reason, Actor by, DateTime at, OrdersOptions options)
    {
        Release(at);
        if (Status != OrderStatus.PartiallyShipped)
            return [];
        var kept = _lines.Select(l => (Line: l, Quantity: l.KeepRest())).Where(k => k.Quantity > 0)
            .Select(k => (k.Line, k.Quantity, Math.Min(k.Line.ShareOf(k.Quantity), k.Line.TotalAmount - k.Line.RefundedAmount))).ToList();
        Walk(by, at, (OrderStatus.Shipped, reason));
        Leave(at, options);
        TellStock(new ReservationReleased(Reservation), at);
        // A line whose price was reduced to nothing has nothing left to give back.
        return Book([.. kept.Where(k => k.Item3 > 0)]);
    }

    /// <summary>All of it has arrived.</summary>
    public IUserError? Deliver(Actor by, DateTime at)
    {
        if ((OrderActions.Deliver.RefuseState(Status) ?? Move(OrderStatus.Delivered, by, at, null)) is { } refused)
            return refused;
        Raise(new OrderDelivered(Id, MerchantId), at);
        return null;
    }

    /// <summary>The buyer has it.</summary>
    public IUserError? ConfirmReceipt(Actor by, DateTime at)
    {
        if (BuyerActions.ConfirmReceipt.RefuseState(Status) is { } refused)
            return refused;
        Complete(by, at, null);
        return null;
    }

    /// <summary>Takes the receipt as confirmed where the buyer has said nothing for long enough.</summary>
    public void AssumeReceipt(DateTime at)
    {
        if (Status is OrderStatus.Shipped or OrderStatus.Delivered && ReceiptAssumedAt <= at)
            Complete(Actor.System, at, StepReason.Told("RECEIPT_ASSUMED"));
    }

    /// <summary>Gives money back for lines of it.</summary>
    /// <param name="wanted">The lines: for how many pieces, and how much where it is not their share.</param>
    /// <returns>What goes back of each line, or why not.</returns>
    public (IReadOnlyList<RefundedLine> Lines, IUserError? Refused) RefundLines(IReadOnlyList<WantedRefund> wanted)
    {
        if (OrderActions.Refund.RefuseState(Status) is { } refused)
            return ([], refused);
        var amounts = new List<(OrderLine Line, int Quantity, long Amount)>();
        foreach (var part in wanted)
        {
            if (_lines.Find(l => l.Number == part.Number) is not { } line)
                return ([], Text.Invalid("lines", "ORDER_LINE_UNKNOWN", part.Number));
            var free = line.Refundable;
            if (part.Quantity < 0 || part.Quantity > free)
                return ([], new RefundTooLargeError(Text.Of("REFUND_QUANTITY", part.Number, free), part.Number, free, new(line.TotalAmount - line.RefundedAmount, Currency)));
            var amount = part.Amount ?? Math.Min(line.ShareOf(part.Quantity), line.TotalAmount - line.RefundedAmount);
            if (amount < 1 || amount > line.TotalAmount - line.RefundedAmount)
            {
                return ([], new RefundTooLargeError(
                    Text.Of("REFUND_AMOUNT", part.Number, Money.Format(line.TotalAmount - line.RefundedAmount, Currency)), part.Number, free, new(line.TotalAmount - line.RefundedAmount, Currency)));
            }

            amounts.Add((line, part.Quantity, amount));
        }

        return (Book(amounts), null);
    }

    /// <summary>Gives all back that was paid and has not gone back; after a cancellation.</summary>
    public IReadOnlyList<RefundedLine> RefundRest() =>
        Book([.. _lines.Where(l => l.RefundedAmount < l.TotalAmount).Select(l => (l, l.Quantity - l.RefundedQuantity, l.TotalAmount - l.RefundedAmount))]);

    // Nothing of it is left here.
    private void Leave(DateTime at, OrdersOptions options) => (ShippedAt, ReceiptAssumedAt, DueAt) = (at, at.AddDays(options.ReceiptDays), null);

    private List<RefundedLine> Book(IReadOnlyList<(OrderLine Line, int Quantity, long Amount)> amounts)
    {
        RefundedAmount += amounts.Sum(a => a.Amount);
        return [.. amounts.Select(a => a.Line.Refund(a.Quantity, a.Amount))];
    }

    private void Complete(Actor by, DateTime at, StepReason? reason)
    {
        if (Status == OrderStatus.Shipped)
        {
            Walk(by, at, (OrderStatus.Delivered, StepReason.Told("RECEIVED")));
            Raise(new OrderDelivered(Id, MerchantId), at);
        }

        Walk(by, at, (OrderStatus.Completed, reason));
        EndedAt = at;
        Raise(new OrderCompleted(Id, MerchantId), at);
    }
}

/// <summary>What is shipped together.</summary>
/// <param name="Carrier">The carrier's code.</param>
/// <param name="TrackingNumber">The carrier's number.</param>
/// <param name="Lines">The lines and how many of each; null for all that is left.</param>
internal sealed record Parcel(string Carrier, string TrackingNumber, IReadOnlyList<(int Number, int Quantity)>? Lines);

/// <summary>What is to go back for a line.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="Quantity">For how many pieces; 0 for a reduction of the price.</param>
/// <param name="Amount">How much, in minor units; null for the share of the pieces.</param>
internal sealed record WantedRefund(int Number, int Quantity, long? Amount);
