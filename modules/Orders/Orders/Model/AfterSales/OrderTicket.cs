using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>What a question or complaint is about (ORD-14).</summary>
internal enum TicketKind
{
    /// <summary>The delivery.</summary>
    Delivery,

    /// <summary>The goods.</summary>
    Goods,

    /// <summary>The payment, or money that goes back.</summary>
    Payment,

    /// <summary>The invoice.</summary>
    Invoice,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How a question stands (ORD-14).</summary>
internal enum TicketStatus
{
    /// <summary>It waits for an answer.</summary>
    Open,

    /// <summary>It was answered; the buyer asks again, or closes it.</summary>
    Answered,

    /// <summary>The buyer has closed it.</summary>
    Closed,
}

/// <summary>The moves of a question.</summary>
internal static class TicketStates
{
    public static StateMachine<TicketStatus> Machine { get; } = new(
        (TicketStatus.Open, TicketStatus.Answered),
        (TicketStatus.Open, TicketStatus.Closed),
        (TicketStatus.Answered, TicketStatus.Open),
        (TicketStatus.Answered, TicketStatus.Closed));
}

/// <summary>A buyer's question or complaint about an order (ORD-14), answered by the merchant or the platform; a service desk follows it by its events.</summary>
internal sealed class OrderTicket : Stateful<TicketStatus>, IHasTimeline
{
    private OrderTicket()
    {
    }

    /// <summary>The question's id.</summary>
    public OrderTicketId Id { get; private init; }

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

    /// <summary>What it is about.</summary>
    public TicketKind Kind { get; private init; }

    /// <summary>When it was asked (UTC).</summary>
    public DateTime OpenedAt { get; private init; }

    /// <summary>By when it should be answered (UTC); null where it waits for nobody.</summary>
    public DateTime? DueAt { get; private set; }

    protected override StateMachine<TicketStatus> Machine => TicketStates.Machine;

    protected override string Subject => Subjects.Ticket();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Asks.</summary>
    public static OrderTicket Open(OrderTicketId id, Order order, TicketKind kind, Actor by, DateTime at, AfterSaleOptions options)
    {
        var ticket = new OrderTicket
        {
            Id = id, OrderId = order.Id, OrderNumber = order.Number, MerchantId = order.MerchantId, BuyerId = order.BuyerId, Kind = kind, OpenedAt = at, DueAt = at.AddHours(options.TicketHours),
        };
        ticket.Start(TicketStatus.Open, by, at, null);
        ticket.Raise(new OrderTicketOpened(id, order.Id, order.MerchantId, StateName.Of(kind)), at);
        return ticket;
    }

    /// <summary>Takes a step.</summary>
    public IUserError? Step(TicketStatus to, Actor by, DateTime at, AfterSaleOptions options)
    {
        if (Move(to, by, at, null) is { } refused)
            return refused;
        DueAt = to == TicketStatus.Open ? at.AddHours(options.TicketHours) : null;
        Raise(new OrderTicketMoved(Id, OrderId, MerchantId, StateName.Of(to)), at);
        return null;
    }
}
