using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>How far a service has come that was ordered and paid for (ORD-17).</summary>
internal enum ServiceOrderStatus
{
    /// <summary>The merchant will do it.</summary>
    Confirmed,

    /// <summary>Somebody was given it 服务人员.</summary>
    Assigned,

    /// <summary>It is being done.</summary>
    InService,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>It is not done; what was paid goes back.</summary>
    Cancelled,

    /// <summary>Its buyer says that it was not done as promised; the platform decides.</summary>
    Disputed,
}

/// <summary>A service that was ordered, from its confirmation on (ORD-17). Its order holds the money: it is completed or cancelled with it.</summary>
internal sealed class ServiceOrder : Stateful<ServiceOrderStatus>, IHasTimeline
{
    private ServiceOrder()
    {
    }

    /// <summary>Its id.</summary>
    public ServiceOrderId Id { get; private init; }

    /// <summary>The order that pays for it.</summary>
    public OrderId OrderId { get; private init; }

    /// <summary>Who does it.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>Who buys.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; private init; }

    /// <summary>When it was confirmed (UTC).</summary>
    public DateTime ConfirmedAt { get; private init; }

    /// <summary>Who of the merchant's people does it, by id; null before it was given to somebody.</summary>
    [GraphQLIgnore]
    public Guid? AssigneeId { get; private set; }

    /// <summary>When it is to be done (UTC); null before that was settled.</summary>
    public DateTime? ScheduledAt { get; private set; }

    /// <summary>When it was begun (UTC); null before that.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>When it was completed or cancelled (UTC); null before that.</summary>
    public DateTime? EndedAt { get; private set; }

    protected override StateMachine<ServiceOrderStatus> Machine => ServiceOrderActions.Machine;

    protected override string Subject => Subjects.ServiceOrder();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>The merchant will do it.</summary>
    public static ServiceOrder Of(ServiceOrderId id, Order order, Actor by, DateTime at)
    {
        var service = new ServiceOrder { Id = id, OrderId = order.Id, MerchantId = order.MerchantId, BuyerId = order.BuyerId, ConfirmedAt = at };
        service.Start(ServiceOrderStatus.Confirmed, by, at, null);
        return service;
    }

    /// <summary>Gives it to somebody, whoever had it before.</summary>
    public IUserError? Assign(Guid to, DateTime scheduledAt, Actor by, DateTime at)
    {
        if (Status == ServiceOrderStatus.Confirmed && Move(ServiceOrderStatus.Assigned, by, at, null) is { } refused)
            return refused;
        (AssigneeId, ScheduledAt) = (to, scheduledAt);
        return null;
    }

    /// <summary>It is being done from now on.</summary>
    public IUserError? Begin(Actor by, DateTime at)
    {
        if (Move(ServiceOrderStatus.InService, by, at, null) is { } refused)
            return refused;
        StartedAt = at;
        return null;
    }

    /// <summary>Its buyer says that it was not done as promised.</summary>
    public IUserError? Dispute(string words, Actor by, DateTime at) => Move(ServiceOrderStatus.Disputed, by, at, words);

    /// <summary>It is done, or will not be.</summary>
    public IUserError? End(bool isDone, string? words, Actor by, DateTime at)
    {
        if (Move(isDone ? ServiceOrderStatus.Completed : ServiceOrderStatus.Cancelled, by, at, words) is { } refused)
            return refused;
        EndedAt = at;
        return null;
    }
}
