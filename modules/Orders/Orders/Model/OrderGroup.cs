using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>What one buyer bought of several merchants at a time: an order for each merchant and currency, each of which goes its own way (ORD-01).</summary>
internal sealed class OrderGroup
{
    private OrderGroup()
    {
    }

    /// <summary>The group's id.</summary>
    public OrderGroupId Id { get; private init; }

    /// <summary>The number that its buyer calls it by.</summary>
    public string Number { get; private init; } = "";

    /// <summary>Who buys.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; private init; }

    /// <summary>When it was placed (UTC).</summary>
    public DateTime PlacedAt { get; private init; }

    /// <summary>A group for what is placed together.</summary>
    public static OrderGroup Of(OrderGroupId id, Guid buyer, DateTime at) => new() { Id = id, Number = ReadableNumber.Of(id.Value, at), BuyerId = buyer, PlacedAt = at };
}
