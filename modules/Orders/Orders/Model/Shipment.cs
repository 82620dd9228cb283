using Modular.GraphQL;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>Goods of an order that left together (ORD-04).</summary>
internal sealed class Shipment
{
    private readonly List<ShipmentLine> _lines = [];

    /// <summary>The order.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; init; }

    /// <summary>Its number among the order's shipments, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The carrier's code, as <c>carriers</c> lists it.</summary>
    public string Carrier { get; init; } = "";

    /// <summary>The carrier's number of it.</summary>
    public string TrackingNumber { get; init; } = "";

    /// <summary>When it left (UTC).</summary>
    public DateTime ShippedAt { get; init; }

    /// <summary>When its carrier delivered it (UTC); null before that, and where the carrier reports nothing (ORD-05).</summary>
    public DateTime? DeliveredAt { get; private set; }

    /// <summary>What was in it.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<ShipmentLine> Lines => _lines;

    /// <summary>Its carrier has delivered it.</summary>
    internal void Arrive(DateTime at) => DeliveredAt ??= at;

    /// <summary>Packs it.</summary>
    internal Shipment With(IEnumerable<ShipmentLine> lines)
    {
        _lines.AddRange(lines);
        return this;
    }
}

/// <summary>What was in a shipment of one line of the order.</summary>
internal sealed class ShipmentLine
{
    /// <summary>The order.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; init; }

    /// <summary>The shipment's number.</summary>
    [GraphQLIgnore]
    public int ShipmentNumber { get; init; }

    /// <summary>The line's number in the order.</summary>
    public int Number { get; init; }

    /// <summary>How many pieces.</summary>
    public int Quantity { get; init; }
}
