using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>How far a dispute has come (ORD-13).</summary>
internal enum DisputeStatus
{
    /// <summary>The merchant has to reply.</summary>
    Open,

    /// <summary>The merchant has replied; the buyer accepts it, or asks the platform.</summary>
    MerchantReplied,

    /// <summary>The platform decides.</summary>
    Arbitration,

    /// <summary>It is over.</summary>
    Decided,
}

/// <summary>What a dispute is about (ORD-13).</summary>
internal enum DisputeGround
{
    /// <summary>The goods have not arrived.</summary>
    NotArrived,

    /// <summary>The goods are faulty, or not what was described.</summary>
    Goods,

    /// <summary>An after-sale was refused, or not kept to.</summary>
    AfterSale,

    /// <summary>The money that went back is not what was due.</summary>
    Money,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How a dispute ended (ORD-13).</summary>
internal enum DisputeOutcome
{
    /// <summary>The platform decided for the buyer.</summary>
    ForBuyer,

    /// <summary>The platform decided for the merchant.</summary>
    ForMerchant,

    /// <summary>The platform found a way between them.</summary>
    Compromise,

    /// <summary>The buyer accepted the merchant's reply, or disputes it no more.</summary>
    Withdrawn,
}

/// <summary>The moves of a dispute (domain.md, section 2). A buyer may let it go before the platform is asked; a merchant who does not reply leaves it to the platform.</summary>
internal static class DisputeStates
{
    public static StateMachine<DisputeStatus> Machine { get; } = new(
        (DisputeStatus.Open, DisputeStatus.MerchantReplied),
        (DisputeStatus.Open, DisputeStatus.Arbitration),
        (DisputeStatus.Open, DisputeStatus.Decided),
        (DisputeStatus.MerchantReplied, DisputeStatus.Arbitration),
        (DisputeStatus.MerchantReplied, DisputeStatus.Decided),
        (DisputeStatus.Arbitration, DisputeStatus.Decided));
}

/// <summary>A dispute between a buyer and a merchant over an order (ORD-13). As long as it is open, the order's amount is held for it.</summary>
internal sealed class DisputeCase : Stateful<DisputeStatus>, IHasTimeline
{
    private DisputeCase()
    {
    }

    /// <summary>The dispute's id.</summary>
    public DisputeCaseId Id { get; private init; }

    /// <summary>The order.</summary>
    public OrderId OrderId { get; private init; }

    /// <summary>The number of the order.</summary>
    [GraphQLIgnore]
    public string OrderNumber { get; private init; } = "";

    /// <summary>Whose goods.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>Who disputes.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; private init; }

    /// <summary>What it is about.</summary>
    public DisputeGround Ground { get; private init; }

    /// <summary>What is held for it, in minor units: what was paid for the order and had not gone back when it was opened.</summary>
    [GraphQLIgnore]
    public long HeldAmount { get; private init; }

    /// <summary>The currency, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>When it was opened (UTC).</summary>
    public DateTime OpenedAt { get; private init; }

    /// <summary>By when whoever it waits for should act (UTC); null once it is over.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>How it ended; null before.</summary>
    public DisputeOutcome? Outcome { get; private set; }

    /// <summary>When it ended (UTC); null before.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>What the decision gives back; null where it gives nothing back.</summary>
    public RefundId? RefundId { get; private set; }

    protected override StateMachine<DisputeStatus> Machine => DisputeStates.Machine;

    protected override string Subject => Subjects.Dispute();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Opens one.</summary>
    public static DisputeCase Open(DisputeCaseId id, Order order, DisputeGround ground, Actor by, DateTime at, AfterSaleOptions options)
    {
        var dispute = new DisputeCase
        {
            Id = id, OrderId = order.Id, OrderNumber = order.Number, MerchantId = order.MerchantId, BuyerId = order.BuyerId, Ground = ground, HeldAmount = order.TotalAmount - order.RefundedAmount,
            Currency = order.Currency, OpenedAt = at, DueAt = at.AddHours(options.DisputeReplyHours),
        };
        dispute.Start(DisputeStatus.Open, by, at, null);
        dispute.Raise(new DisputeOpened(id, order.Id, order.MerchantId, dispute.HeldAmount, order.Currency), at);
        return dispute;
    }

    /// <summary>The merchant replies.</summary>
    public IUserError? Reply(Actor by, DateTime at, AfterSaleOptions options) => Pass(DisputeStatus.MerchantReplied, at.AddDays(options.DisputeAcceptDays), null, by, at);

    /// <summary>Asks the platform to decide.</summary>
    public IUserError? Escalate(StepReason? reason, Actor by, DateTime at, AfterSaleOptions options) => Pass(DisputeStatus.Arbitration, at.AddDays(options.ArbitrationDays), reason, by, at);

    /// <summary>The buyer lets it go, or has accepted the reply by silence.</summary>
    public IUserError? Withdraw(StepReason? reason, Actor by, DateTime at) =>
        Status == DisputeStatus.Arbitration ? Refuse(DisputeStatus.MerchantReplied) : End(DisputeOutcome.Withdrawn, null, reason, by, at);

    /// <summary>The platform decides.</summary>
    public IUserError? Decide(DisputeOutcome outcome, RefundId? refund, Actor by, DateTime at) =>
        DisputeActions.Decide.RefuseState(Status) ?? End(outcome, refund, null, by, at);

    private IUserError? Pass(DisputeStatus to, DateTime dueAt, StepReason? reason, Actor by, DateTime at)
    {
        if (Move(to, by, at, reason) is { } refused)
            return refused;
        DueAt = dueAt;
        Raise(new DisputeMoved(Id, OrderId, MerchantId, StateName.Of(to)), at);
        return null;
    }

    private IUserError? End(DisputeOutcome outcome, RefundId? refund, StepReason? reason, Actor by, DateTime at)
    {
        if (Move(DisputeStatus.Decided, by, at, reason) is { } refused)
            return refused;
        (Outcome, RefundId, DecidedAt, DueAt) = (outcome, refund, at, null);
        Raise(new DisputeDecided(Id, OrderId, MerchantId, StateName.Of(outcome)), at);
        return null;
    }
}
