using Catalogue.Contracts;
using Catalogue.Contracts.Inbound;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>What a buyer buys of one merchant at a time (ORD-01).</summary>
internal sealed partial class Order : Stateful<OrderStatus>, IHasTimeline, ISoldByMerchant
{
    private readonly List<OrderLine> _lines = [];

    private Order()
    {
    }

    /// <summary>The order's id.</summary>
    public OrderId Id { get; private init; }

    /// <summary>The number that people call it by: the day in Shanghai and eight characters.</summary>
    public string Number { get; private init; } = "";

    /// <summary>Whose goods.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>Who buys.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; private init; }

    /// <summary>The currency of all amounts, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>What the buyer pays: the sum of all lines, in minor units.</summary>
    [GraphQLIgnore]
    public long TotalAmount { get; private init; }

    /// <summary>The platform's commission: the sum of all lines, in minor units.</summary>
    [GraphQLIgnore]
    public long CommissionAmount { get; private init; }

    /// <summary>What went back to the buyer or is about to, in minor units.</summary>
    [GraphQLIgnore]
    public long RefundedAmount { get; private set; }

    /// <summary>The command under which its stock was reserved.</summary>
    [GraphQLIgnore]
    public CommandId Reservation { get; private init; }

    /// <summary>Where it goes.</summary>
    [GraphQLIgnore]
    public DeliveryAddress Delivery { get; private set; } = new();

    /// <summary>When it was placed (UTC).</summary>
    public DateTime PlacedAt { get; private init; }

    /// <summary>By when it must be paid (UTC).</summary>
    public DateTime PayBy { get; private init; }

    /// <summary>When it was paid (UTC); null before that.</summary>
    public DateTime? PaidAt { get; private set; }

    /// <summary>The payment that paid it; null before that.</summary>
    public PaymentId? PaymentId { get; private set; }

    /// <summary>By when it should be confirmed (UTC); null before it is paid (ORD-02).</summary>
    public DateTime? ConfirmBy { get; private set; }

    /// <summary>By when it should be shipped (UTC); null before it is paid (ORD-04).</summary>
    public DateTime? ShipBy { get; private set; }

    /// <summary>When the last of it left (UTC); null before that.</summary>
    public DateTime? ShippedAt { get; private set; }

    /// <summary>When its receipt counts as confirmed (UTC); null before it is shipped (ORD-05).</summary>
    public DateTime? ReceiptAssumedAt { get; private set; }

    /// <summary>When it was completed, cancelled or expired (UTC); null before that.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>What the screening said when it was placed, or what was configured for its silence (RSK-07).</summary>
    [GraphQLIgnore]
    public ScreeningVerdict Verdict { get; private set; }

    /// <summary>Whether its fulfilment is held until its risk is decided on (RSK-07).</summary>
    public bool IsHeld { get; private set; }

    /// <summary>How many shipments have left.</summary>
    [GraphQLIgnore]
    public int ShipmentCount { get; private set; }

    /// <summary>What was bought.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<OrderLine> Lines => _lines;

    protected override StateMachine<OrderStatus> Machine => OrderStates.Machine;

    protected override string Subject => Subjects.Order();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Places an order for what was reserved.</summary>
    public static Order Place(NewOrder made, Actor by, OrdersOptions options)
    {
        var lines = made.Reserved.Lines.Select((l, i) => OrderLine.Of(made.Id, i + 1, l, made.Reserved.Currency, options.CommissionBasisPoints, made.Service)).ToList();
        var order = new Order
        {
            Id = made.Id,
            Number = OrderNumber.Of(made.Id, made.At),
            MerchantId = made.Reserved.Merchant,
            BuyerId = made.Buyer,
            Currency = made.Reserved.Currency,
            TotalAmount = lines.Sum(l => l.TotalAmount),
            CommissionAmount = lines.Sum(l => l.CommissionAmount),
            Reservation = made.Reservation,
            Delivery = made.Delivery,
            PlacedAt = made.At,
            PayBy = made.At.AddMinutes(options.UnpaidMinutes),
            Verdict = made.Verdict,
            GroupId = made.Group,
            Kind = made.Service is null ? OrderKind.Goods : OrderKind.Service,
            DeliveryMethod = made.Method?.Code,
            DeliveryMethodName = made.Method?.Name,
            DeliveryCarrier = made.Method?.Carrier,
        };
        order._lines.AddRange(lines);
        order.Start(OrderStatus.PendingPayment, by, made.At, null);
        order.Raise(new OrderPlaced(order.Id, order.MerchantId, order.BuyerId, order.TotalAmount, order.Currency, made.Verdict,
            [.. lines.Select(l => new PlacedLine(l.Number, l.ProductId, l.VariantId, l.Quantity, l.UnitPriceAmount, l.CommissionAmount))]), made.At);
        if (made.Verdict == ScreeningVerdict.BlockAndReview)
            order.Hold(made.At);
        return order;
    }

    /// <summary>Takes note of its payment.</summary>
    /// <returns>Whether the payment was wanted; otherwise it goes back.</returns>
    public bool TakePayment(Payment payment, DateTime at, OrdersOptions options)
    {
        if (Status != OrderStatus.PendingPayment)
            return false;
        Walk(Actor.System, at, (OrderStatus.Paid, null));
        (PaidAt, PaymentId, ConfirmBy, ShipBy) = (at, payment.Id, at.AddHours(options.ConfirmHours), at.AddHours(options.ShipHours));
        DueAt = ConfirmBy;
        Raise(new OrderPaid(Id, MerchantId, payment.Id, TotalAmount, Currency, CommissionAmount), at);
        TellStock(new ReservationSecured(Reservation), at);
        return true;
    }

    /// <summary>The merchant will ship it.</summary>
    public IUserError? Confirm(Actor by, DateTime at)
    {
        if ((OrderActions.Confirm.RefuseState(Status) ?? Move(OrderStatus.Confirmed, by, at, null)) is { } refused)
            return refused;
        (ConfirmedAt, DueAt) = (at, Kind == OrderKind.Goods ? ShipBy : null);
        Raise(new OrderConfirmed(Id, MerchantId), at);
        return null;
    }

    /// <summary>Ends it where nobody has paid in time.</summary>
    /// <returns>Whether it has ended.</returns>
    public bool Expire(DateTime at)
    {
        if (Status != OrderStatus.PendingPayment || PayBy > at)
            return false;
        Release(at);
        Walk(Actor.System, at, (OrderStatus.Expired, StepReason.Told("NOT_PAID_IN_TIME")));
        (EndedAt, DueAt) = (at, null);
        Raise(new OrderExpired(Id, MerchantId), at);
        TellStock(new ReservationReleased(Reservation), at);
        return true;
    }

    /// <summary>Ends it before anything is shipped.</summary>
    /// <param name="action">The action by which.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Null where it has ended.</returns>
    public IUserError? Cancel<TFacts>(StateAction<TFacts, OrderStatus> action, StepReason? reason, Actor by, DateTime at) where TFacts : IStateFacts<OrderStatus>
    {
        if ((action.RefuseState(Status) ?? Move(OrderStatus.Cancelled, by, at, reason)) is { } refused)
            return refused;
        Release(at);
        (EndedAt, DueAt) = (at, null);
        Raise(new OrderCancelled(Id, MerchantId), at);
        TellStock(new ReservationReleased(Reservation), at);
        return null;
    }

    /// <summary>Holds its fulfilment (RSK-07).</summary>
    public void Hold(DateTime at)
    {
        if (IsHeld || EndedAt is not null)
            return;
        (IsHeld, HeldSince) = (true, at);
        Raise(new OrderHeld(Id, MerchantId), at);
    }

    /// <summary>Lets its fulfilment go on (RSK-07).</summary>
    public void Release(DateTime at)
    {
        if (!IsHeld)
            return;
        IsHeld = false;
        Resume(at);
        Raise(new OrderReleased(Id, MerchantId), at);
    }

    /// <summary>Lets go of where it went (ACC-03).</summary>
    public void Erase() => Delivery = new() { Region = Delivery.Region };
}

/// <summary>What an order is made of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Buyer">Who buys.</param>
/// <param name="Reservation">The command under which its stock was reserved.</param>
/// <param name="Reserved">What was reserved.</param>
/// <param name="Delivery">Where it goes.</param>
/// <param name="Verdict">What the screening said.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Group">The group that it is placed with; null where it is placed alone.</param>
/// <param name="Method">How it is to be sent; null for the merchant's usual way.</param>
/// <param name="Service">The service that it is; null where it is goods.</param>
internal sealed record NewOrder(
    OrderId Id, Guid Buyer, CommandId Reservation, StockReserved Reserved, DeliveryAddress Delivery, ScreeningVerdict Verdict, DateTime At, OrderGroupId? Group = null, DeliveryMethod? Method = null,
    ServiceListingId? Service = null);
