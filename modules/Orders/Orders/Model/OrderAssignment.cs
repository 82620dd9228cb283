using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>Who of its merchant's staff fulfils an order (ORD-03). A row of its own, so that giving an order out is no change of the order, which others may be changing.</summary>
internal sealed class OrderAssignment : IVersioned
{
    private OrderAssignment()
    {
    }

    /// <summary>The order.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; private init; }

    /// <summary>Whose order.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; private init; }

    /// <summary>Who has it, by id.</summary>
    [GraphQLIgnore]
    public Guid AssigneeId { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime AssignedAt { get; private set; }

    /// <summary>Who gave it, by id; null where the platform did, by the load.</summary>
    [GraphQLIgnore]
    public Guid? ById { get; private set; }

    /// <summary>Counts the changes; compare it to see whether somebody else was given the order (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>Gives an order out for the first time.</summary>
    public static OrderAssignment Of(OrderId order, MerchantId merchant, Guid assignee, Actor by, DateTime at)
    {
        var assignment = new OrderAssignment { OrderId = order, MerchantId = merchant };
        assignment.Give(assignee, by, at);
        return assignment;
    }

    /// <summary>Gives it to somebody.</summary>
    public void Give(Guid assignee, Actor by, DateTime at) => (AssigneeId, ById, AssignedAt) = (assignee, by.UserId, at);
}
