using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>How a refund stands.</summary>
internal enum RefundStatus
{
    /// <summary>Decided; the provider is about to be told.</summary>
    Requested,

    /// <summary>The provider has given the money back.</summary>
    Done,
}

/// <summary>The moves of a refund.</summary>
internal static class RefundStates
{
    public static StateMachine<RefundStatus> Machine { get; } = new((RefundStatus.Requested, RefundStatus.Done));
}

/// <summary>Why money goes back (ORD-07, ORD-08).</summary>
internal enum RefundReason
{
    /// <summary>The order was cancelled or declined before its shipment.</summary>
    OrderCancelled,

    /// <summary>What was paid for was sold out by then.</summary>
    SoldOut,

    /// <summary>The payment came after the order had ended, a second time, or after it had failed.</summary>
    PaidInVain,

    /// <summary>The goods were faulty or not as described.</summary>
    FaultyGoods,

    /// <summary>Goods were missing.</summary>
    GoodsMissing,

    /// <summary>The buyer changed his mind within the time in which he may.</summary>
    ChangeOfMind,

    /// <summary>The merchant lets the buyer keep the goods for less.</summary>
    PriceReduction,

    /// <summary>Fewer pieces are sent than were ordered (ORD-06).</summary>
    OrderChanged,

    /// <summary>The platform has decided a dispute so (ORD-13).</summary>
    DisputeDecided,
}

/// <summary>Money that goes back to the buyer, for lines of an order (ORD-08).</summary>
internal sealed class Refund : Stateful<RefundStatus>
{
    private static readonly Backoff Wait = new(TimeSpan.FromSeconds(10), TimeSpan.FromHours(1));

    private readonly List<RefundLine> _lines = [];

    private Refund()
    {
    }

    /// <summary>The refund's id.</summary>
    public RefundId Id { get; private init; }

    /// <summary>The order.</summary>
    public OrderId OrderId { get; private init; }

    /// <summary>The payment from which the money goes back.</summary>
    public PaymentId PaymentId { get; private init; }

    /// <summary>Whose goods it is about.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; private init; }

    /// <summary>Who gets it.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; private init; }

    /// <summary>What goes back, in minor units.</summary>
    [GraphQLIgnore]
    public long AmountTotal { get; private init; }

    /// <summary>The currency, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>Why.</summary>
    public RefundReason Reason { get; private init; }

    /// <summary>Whether it is the order's own money; a payment in vain goes back without touching the order.</summary>
    [GraphQLIgnore]
    public bool IsOfOrder { get; private init; }

    /// <summary>When it was decided (UTC).</summary>
    public DateTime RequestedAt { get; private init; }

    /// <summary>When the provider gave the money back (UTC); null before that.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>How often the provider could not be told.</summary>
    [GraphQLIgnore]
    public int Tries { get; private set; }

    /// <summary>From when on the provider is told next (UTC).</summary>
    [GraphQLIgnore]
    public DateTime NextTryAt { get; private set; }

    /// <summary>What it is for; empty for a payment in vain.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<RefundLine> Lines => _lines;

    protected override StateMachine<RefundStatus> Machine => RefundStates.Machine;

    protected override string Subject => Subjects.Refund();

    protected override Guid SubjectId => Id.Value;

    /// <summary>Gives money of an order back.</summary>
    public static Refund Of(RefundId id, Order order, PaymentId payment, IReadOnlyList<RefundedLine> lines, RefundReason reason, string? words, Actor by, DateTime at)
    {
        var refund = Make(id, order, payment, lines.Sum(l => l.Amount), reason, isOfOrder: true, words, by, at);
        refund._lines.AddRange(lines.Select(l => new RefundLine
        {
            RefundId = id, Number = l.Number, Quantity = l.Quantity, Amount = l.Amount, RefundedSoFar = l.RefundedSoFar, LineTotal = l.LineTotal, LineCommission = l.LineCommission,
        }));
        return refund;
    }

    /// <summary>Gives a payment back that came too late, twice, or after it had failed; the order stays as it is.</summary>
    public static Refund InVain(RefundId id, Order order, Payment payment, DateTime at) =>
        Make(id, order, payment.Id, payment.AmountDue, RefundReason.PaidInVain, isOfOrder: false, null, Actor.System, at);

    /// <summary>The provider has given the money back.</summary>
    public void Finish(DateTime at)
    {
        Walk(Actor.System, at, (RefundStatus.Done, null));
        DoneAt = at;
        if (IsOfOrder)
        {
            Raise(new OrderRefunded(OrderId, MerchantId, Id, AmountTotal, Currency,
                [.. _lines.OrderBy(l => l.Number).Select(l => new RefundedLine(l.Number, l.Quantity, l.Amount, l.RefundedSoFar, l.LineTotal, l.LineCommission))]), at);
        }
        else
        {
            Raise(new PaymentReturned(OrderId, MerchantId, PaymentId, Id, AmountTotal, Currency), at);
        }
    }

    /// <summary>The provider could not be told: it is told again, after a wait that doubles each time.</summary>
    public void PutOff(DateTime at) => NextTryAt = at + Wait.After(++Tries);

    private static Refund Make(RefundId id, Order order, PaymentId payment, long amount, RefundReason reason, bool isOfOrder, string? words, Actor by, DateTime at)
    {
        var refund = new Refund
        {
            Id = id, OrderId = order.Id, PaymentId = payment, MerchantId = order.MerchantId, BuyerId = order.BuyerId, AmountTotal = amount, Currency = order.Currency,
            Reason = reason, IsOfOrder = isOfOrder, RequestedAt = at, NextTryAt = at,
        };
        refund.Start(RefundStatus.Requested, by, at, words is null ? null : StepReason.Chosen(reason, words));
        return refund;
    }
}

/// <summary>What a refund gives back for one line of the order.</summary>
internal sealed class RefundLine
{
    /// <summary>The refund.</summary>
    [GraphQLIgnore]
    public RefundId RefundId { get; init; }

    /// <summary>The line's number in the order.</summary>
    public int Number { get; init; }

    /// <summary>For how many pieces; 0 where it is a reduction of the price.</summary>
    public int Quantity { get; init; }

    /// <summary>What goes back, in minor units of the refund's currency.</summary>
    public long Amount { get; init; }

    /// <summary>What went back for the line with this refund and all before it, in minor units.</summary>
    [GraphQLIgnore]
    public long RefundedSoFar { get; init; }

    /// <summary>What was paid for the line, in minor units.</summary>
    [GraphQLIgnore]
    public long LineTotal { get; init; }

    /// <summary>The commission on the line, in minor units.</summary>
    [GraphQLIgnore]
    public long LineCommission { get; init; }
}
