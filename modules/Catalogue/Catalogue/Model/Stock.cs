using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>
/// How many pieces of a variant there are (CAT-04). It is moved by one conditional UPDATE, never read and written back; what moved it is a <see cref="StockMovement"/> or a
/// <see cref="Reservation"/>, so it is no fact by itself.
/// </summary>
[NotAudited]
internal sealed class StockLevel
{
    /// <summary>The variant.</summary>
    public VariantId VariantId { get; init; }

    /// <summary>Whose it is.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; init; }

    /// <summary>How many pieces there are: the sum of all movements.</summary>
    public int OnHand { get; init; }

    /// <summary>How many of them are promised to orders.</summary>
    public int Reserved { get; init; }
}

/// <summary>Why stock has moved.</summary>
internal enum StockMovementKind
{
    /// <summary>Goods came in.</summary>
    Received,

    /// <summary>The count was corrected.</summary>
    Adjusted,

    /// <summary>Goods left for an order.</summary>
    Dispatched,

    /// <summary>Goods came back from a buyer (ORD-09).</summary>
    Returned,
}

/// <summary>A movement of a variant's stock; what there is is their sum (CAT-04).</summary>
internal sealed class StockMovement
{
    /// <summary>Identifies the movement.</summary>
    [GraphQLIgnore]
    public Guid Id { get; init; }

    /// <summary>The variant.</summary>
    public VariantId VariantId { get; init; }

    /// <summary>Whose it is.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; init; }

    /// <summary>Why.</summary>
    public StockMovementKind Kind { get; init; }

    /// <summary>How many pieces came; negative where they went.</summary>
    public int Quantity { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>Who booked it; null for the platform.</summary>
    [GraphQLIgnore]
    public Guid? ById { get; init; }

    /// <summary>The delivery note, the reason of a correction; null where there is none.</summary>
    public string? Note { get; init; }

    /// <summary>A movement of now.</summary>
    public static StockMovement Of(VariantId variant, MerchantId merchant, StockMovementKind kind, int quantity, Actor by, DateTime at, string? note = null, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), VariantId = variant, MerchantId = merchant, Kind = kind, Quantity = quantity, At = at, ById = by.UserId, Note = note,
    };
}
