using Merchants.Contracts;
using Modular.GraphQL;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>That a merchant has not taken a step of an order in its time (ORD-02, ORD-04): one row for each order and step, whose key lets it be noted once.</summary>
internal sealed class OrderBreach
{
    /// <summary>The order.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; init; }

    /// <summary>The step.</summary>
    public FulfilmentStep Step { get; init; }

    /// <summary>Whose order.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; init; }

    /// <summary>By when it was due (UTC), without the time in which Risk held the order.</summary>
    public DateTime DueAt { get; init; }

    /// <summary>When the delay was noted (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>Who was to fulfil it then; null for nobody.</summary>
    [GraphQLIgnore]
    public Guid? AssigneeId { get; init; }
}
