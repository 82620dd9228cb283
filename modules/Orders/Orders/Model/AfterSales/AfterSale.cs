using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>
/// What a buyer asks for after the sale, for pieces of an order (ORD-09): a return, an exchange, a repair, or money back alone. As long as it is open, it claims its pieces, so that no other after-sale and no
/// other refund is about them.
/// </summary>
internal sealed partial class AfterSale : Stateful<AfterSaleStatus>, IHasTimeline
{
    private readonly List<AfterSaleLine> _lines = [];

    private AfterSale()
    {
    }

    /// <summary>The after-sale's id.</summary>
    public AfterSaleId Id { get; private init; }

    /// <summary>The order.</summary>
    public OrderId OrderId { get; private init; }

    /// <summary>The number of the order.</summary>
    [GraphQLIgnore]
    public string OrderNumber { get; private init; } = "";

    /// <summary>Whose goods.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>Who asks.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; private init; }

    /// <summary>What is asked for.</summary>
    public AfterSaleKind Kind { get; private init; }

    /// <summary>Why.</summary>
    public AfterSaleReason Reason { get; private init; }

    /// <summary>Who pays for the way back of the goods, as the policy of the order says (ORD-16).</summary>
    public WayBackPayer WayBackPayer { get; private init; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime AppliedAt { get; private init; }

    /// <summary>By when whoever it waits for should act (UTC); after it, silence counts as the settings say. Null where nobody has to.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>The carrier's code of the parcel that goes back; null before there is one.</summary>
    public string? ReturnCarrier { get; private set; }

    /// <summary>The carrier's number of that parcel; null before there is one.</summary>
    public string? ReturnTrackingNumber { get; private set; }

    /// <summary>When the goods came back (UTC); null before.</summary>
    public DateTime? ReceivedAt { get; private set; }

    /// <summary>What goes back to the buyer; null where no money does, or not yet.</summary>
    public RefundId? RefundId { get; private set; }

    /// <summary>The carrier's code of the parcel with what the buyer gets instead, or repaired; null where there is none.</summary>
    public string? ReplacementCarrier { get; private set; }

    /// <summary>The carrier's number of that parcel; null where there is none.</summary>
    public string? ReplacementTrackingNumber { get; private set; }

    /// <summary>The command by which the goods of an exchange were taken from the stock; null where there are none.</summary>
    [GraphQLIgnore]
    public CommandId? Replacement { get; private set; }

    /// <summary>Whether the platform has decided it; it does so once.</summary>
    public bool IsArbitrated { get; private set; }

    /// <summary>The pieces.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<AfterSaleLine> Lines => _lines;

    protected override StateMachine<AfterSaleStatus> Machine => AfterSaleStates.Machine;

    protected override string Subject => Subjects.AfterSale();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Asks for it; the order has claimed the pieces.</summary>
    public static AfterSale Apply(AfterSaleId id, Order order, AfterSaleWish wish, IReadOnlyList<AfterSaleLine> lines, WayBackPayer wayBack, Actor by, DateTime at, AfterSaleOptions options)
    {
        var sale = new AfterSale
        {
            Id = id, OrderId = order.Id, OrderNumber = order.Number, MerchantId = order.MerchantId, BuyerId = order.BuyerId, Kind = wish.Kind, Reason = wish.Reason, WayBackPayer = wayBack,
            AppliedAt = at, DueAt = at.AddHours(options.AnswerHours),
        };
        sale._lines.AddRange(lines);
        sale.Start(AfterSaleStatus.Applied, by, at, null);
        sale.Raise(new AfterSaleApplied(id, order.Id, order.MerchantId, StateName.Of(wish.Kind)), at);
        return sale;
    }

    /// <summary>Agrees. Where no goods come back, the money goes back at once.</summary>
    /// <returns>The refund; null where none is due, or not yet.</returns>
    public Outcome Approve(Order order, StepReason? reason, Actor by, DateTime at, AfterSaleOptions options)
    {
        if (Step(AfterSaleStatus.Approved, by, at, reason, at.AddDays(options.SendBackDays)) is { } refused)
            return new(refused);
        return Kind == AfterSaleKind.RefundOnly ? GiveBack(order, reason: null, by, at) : default;
    }

    /// <summary>Does not agree; the pieces are free again.</summary>
    public Outcome Refuse(Order order, StepReason reason, Actor by, DateTime at, AfterSaleOptions options)
    {
        if (Step(AfterSaleStatus.Refused, by, at, reason, IsArbitrated ? null : at.AddDays(options.AppealDays)) is { } refused)
            return new(refused);
        order.Unclaim(this);
        return default;
    }

    /// <summary>The buyer asks for it no more.</summary>
    public Outcome Cancel(Order order, StepReason? reason, Actor by, DateTime at)
    {
        if (Step(AfterSaleStatus.Cancelled, by, at, reason, null) is { } refused)
            return new(refused);
        order.Unclaim(this);
        return default;
    }

    /// <summary>The buyer has sent the goods.</summary>
    public Outcome SendBack(string carrier, string trackingNumber, Actor by, DateTime at, AfterSaleOptions options)
    {
        if (Step(AfterSaleStatus.BuyerReturning, by, at, null, at.AddDays(options.ReturnReceiptDays)) is { } refused)
            return new(refused);
        (ReturnCarrier, ReturnTrackingNumber) = (carrier, trackingNumber);
        return default;
    }

    /// <summary>The goods are back. What was counted and is whole goes to the stock, unless it is to be repaired.</summary>
    /// <param name="counted">What came back of each line; null where nobody has counted, and all of it is taken as received.</param>
    /// <param name="reason">Why, where nobody has counted.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="options">The settings.</param>
    public Outcome Receive(IReadOnlyList<CountedReturn>? counted, StepReason? reason, Actor by, DateTime at, AfterSaleOptions options)
    {
        foreach (var part in counted ?? [])
        {
            if (_lines.Find(l => l.Number == part.Number) is not { } line)
                return new(Text.Invalid("lines", "AFTER_SALE_LINE_UNKNOWN", part.Number));
            if (part.Quantity < 0 || part.Quantity > line.Quantity || part.Damaged < 0 || part.Damaged > part.Quantity)
                return new(Text.Invalid("lines", "RETURNED_QUANTITY", part.Number, line.Quantity));
        }

        if (counted is not null && counted.Sum(c => c.Quantity) == 0)
            return new(Text.Invalid("lines", "NOTHING_RETURNED"));
        if (Step(AfterSaleStatus.Received, by, at, reason, at.AddHours(options.ConcludeHours)) is { } refused)
            return new(refused);
        ReceivedAt = at;
        foreach (var line in _lines)
            line.Receive(counted is null ? new(line.Number, line.Quantity, 0) : counted.FirstOrDefault(c => c.Number == line.Number) ?? new(line.Number, 0, 0));
        var whole = _lines.Where(l => l.ReceivedQuantity > l.DamagedQuantity).GroupBy(l => l.VariantId)
            .Select(g => new StockLine(g.Key, g.Sum(l => l.ReceivedQuantity - l.DamagedQuantity))).ToList();
        if (counted is not null && Kind != AfterSaleKind.Repair && whole.Count > 0)
            Raise(new Catalogue.Contracts.Inbound.GoodsReturned(Id.Value, MerchantId, whole), at);
        return default;
    }

    /// <summary>Asks the platform to decide.</summary>
    public Outcome Escalate(Order order, StepReason? reason, Actor by, DateTime at, AfterSaleOptions options)
    {
        if (Status == AfterSaleStatus.Refused && order.Claim(Wanted()) is { } taken)
            return new(taken);
        return Step(AfterSaleStatus.Arbitration, by, at, reason, at.AddDays(options.ArbitrationDays)) is { } refused ? new(refused) : default;
    }

    /// <summary>The platform decides. For the buyer: where the goods were sent, all of them count as received, and the money goes back, as it does where none need to come; otherwise the buyer sends them.</summary>
    public Outcome Decide(Order order, bool isForBuyer, StepReason reason, Actor by, DateTime at, AfterSaleOptions options)
    {
        if (AfterSaleActions.DecideForBuyer.RefuseState(Status) is { } early)
            return new(early);
        IsArbitrated = true;
        if (!isForBuyer)
            return Refuse(order, reason, by, at, options);
        if (ReturnCarrier is null)
            return Approve(order, reason, by, at, options);
        foreach (var line in _lines)
            line.Receive(new(line.Number, line.Quantity, line.DamagedQuantity));
        return GiveBack(order, reason, by, at);
    }

    /// <summary>The parcel with what the buyer gets instead, or repaired, has left: it is over, and no money has moved.</summary>
    public Outcome Replace(Order order, string carrier, string trackingNumber, CommandId? replacement, Actor by, DateTime at)
    {
        if ((AfterSaleActions.Replace.RefuseState(Status) ?? Step(AfterSaleStatus.Done, by, at, null, null)) is { } refused)
            return new(refused);
        (ReplacementCarrier, ReplacementTrackingNumber, Replacement) = (carrier, trackingNumber, replacement);
        order.Unclaim(this);
        if (replacement is { } command)
        {
            Raise(new Catalogue.Contracts.Inbound.ReservationSecured(command), at);
            Raise(new Catalogue.Contracts.Inbound.ReservedStockDispatched(command, Goods()), at);
        }

        return default;
    }

    /// <summary>Whether all of it came back.</summary>
    [GraphQLIgnore]
    public bool IsWholeBack => _lines.TrueForAll(l => l.ReceivedQuantity == l.Quantity);

    /// <summary>What an exchange sends: what came back of each variant.</summary>
    public IReadOnlyList<StockLine> Goods() =>
        [.. _lines.Where(l => l.ReceivedQuantity > 0).GroupBy(l => l.VariantId).OrderBy(g => g.Key.Value).Select(g => new StockLine(g.Key, g.Sum(l => l.ReceivedQuantity)))];

    /// <summary>What it asks for, by line.</summary>
    public IReadOnlyList<WantedRefund> Wanted() => [.. _lines.Select(l => new WantedRefund(l.Number, l.Quantity, l.AskedAmount))];

    private IUserError? Step(AfterSaleStatus to, Actor by, DateTime at, StepReason? reason, DateTime? dueAt)
    {
        var from = Status;
        if (Move(to, by, at, reason) is { } refused)
            return refused;
        DueAt = dueAt;
        Raise(new AfterSaleMoved(Id, OrderId, MerchantId, StateName.Of(from), StateName.Of(to)), at);
        return null;
    }
}
