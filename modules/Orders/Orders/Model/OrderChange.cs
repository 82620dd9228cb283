using Merchants.Contracts;
using Modular.GraphQL;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>What was changed of an order (ORD-06).</summary>
internal enum OrderChangeKind
{
    /// <summary>Where it goes.</summary>
    Address,

    /// <summary>Of some lines fewer pieces are sent.</summary>
    Quantity,

    /// <summary>How it is sent.</summary>
    DeliveryMethod,
}

/// <summary>A change of an order after it was placed, with what was before and after (ORD-06). It never changes itself.</summary>
internal sealed class OrderChange
{
    private readonly List<OrderChangeLine> _lines = [];

    /// <summary>The order.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; init; }

    /// <summary>Its number among the order's changes, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The order's merchant.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; init; }

    /// <summary>The order's buyer.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; init; }

    /// <summary>What was changed.</summary>
    public OrderChangeKind Kind { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>Who, by id; null for the platform itself.</summary>
    [GraphQLIgnore]
    public Guid? ById { get; init; }

    /// <summary>Why, in words; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>Where it went before; empty where another thing was changed.</summary>
    [GraphQLIgnore]
    public DeliveryAddress AddressBefore { get; internal set; } = new();

    /// <summary>Where it goes since then; empty where another thing was changed.</summary>
    [GraphQLIgnore]
    public DeliveryAddress AddressAfter { get; internal set; } = new();

    /// <summary>How it was to be sent before; null for the merchant's usual way, and where another thing was changed.</summary>
    public string? MethodBefore { get; internal set; }

    /// <summary>How it is to be sent since then; null for the merchant's usual way, and where another thing was changed.</summary>
    public string? MethodAfter { get; internal set; }

    /// <summary>The lines of which fewer pieces are sent.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<OrderChangeLine> Lines => _lines;

    /// <summary>Lets go of where it went (ACC-03).</summary>
    public void Erase() => (AddressBefore, AddressAfter) = (new() { Region = AddressBefore.Region }, new() { Region = AddressAfter.Region });

    internal void Add(int line, int before, int after) => _lines.Add(new() { OrderId = OrderId, ChangeNumber = Number, Number = line, Before = before, After = after });
}

/// <summary>A line of an order of which fewer pieces are sent (ORD-06).</summary>
internal sealed class OrderChangeLine
{
    /// <summary>The order.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; init; }

    /// <summary>The change's number.</summary>
    [GraphQLIgnore]
    public int ChangeNumber { get; init; }

    /// <summary>The line's number in the order.</summary>
    public int Number { get; init; }

    /// <summary>How many pieces were to be sent before.</summary>
    public int Before { get; init; }

    /// <summary>How many are since then.</summary>
    public int After { get; init; }
}
