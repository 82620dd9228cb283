using Catalogue.Contracts;
using Modular.GraphQL;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>Pieces of a line of the order that an after-sale is about (ORD-09).</summary>
internal sealed class AfterSaleLine
{
    /// <summary>The after-sale.</summary>
    [GraphQLIgnore]
    public AfterSaleId AfterSaleId { get; init; }

    /// <summary>The line's number in the order.</summary>
    public int Number { get; init; }

    /// <summary>The variant.</summary>
    public VariantId VariantId { get; init; }

    /// <summary>How many pieces; 0 where a part of the price is asked for alone.</summary>
    public int Quantity { get; init; }

    /// <summary>How much is asked for, in minor units of the order's currency; null for the share of the pieces.</summary>
    public long? AskedAmount { get; init; }

    /// <summary>How many of them came back.</summary>
    public int ReceivedQuantity { get; private set; }

    /// <summary>How many of those cannot be sold again.</summary>
    public int DamagedQuantity { get; private set; }

    /// <summary>Notes what came back.</summary>
    internal void Receive(CountedReturn counted) => (ReceivedQuantity, DamagedQuantity) = (counted.Quantity, counted.Damaged);
}
