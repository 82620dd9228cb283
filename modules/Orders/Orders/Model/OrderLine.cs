using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Contracts.Events;

namespace Orders.Model;

/// <summary>A line of an order: goods as they were when it was placed, whatever becomes of them later.</summary>
internal sealed class OrderLine
{
    private OrderLine()
    {
    }

    /// <summary>The order.</summary>
    [GraphQLIgnore]
    public OrderId OrderId { get; private init; }

    /// <summary>Its number in the order, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>The product.</summary>
    public ProductId ProductId { get; private init; }

    /// <summary>The variant.</summary>
    public VariantId VariantId { get; private init; }

    /// <summary>The service, where it is one (ORD-17); product and variant are nobody's then.</summary>
    [GraphQLIgnore]
    public ServiceListingId? ServiceId { get; private init; }

    /// <summary>The merchant's own number of the variant.</summary>
    public string Sku { get; private init; } = "";

    /// <summary>The product's title.</summary>
    public string Title { get; private init; } = "";

    /// <summary>What tells the variant from others; null where it is the only one.</summary>
    public string? Specification { get; private init; }

    /// <summary>The code of the category that the product was in.</summary>
    public string Category { get; private init; } = "";

    /// <summary>How many.</summary>
    public int Quantity { get; private init; }

    /// <summary>How many of them have left.</summary>
    public int ShippedQuantity { get; private set; }

    /// <summary>How many of them do not leave any more, as the order was made smaller (ORD-06), or declined after others had left (RSK-07).</summary>
    public int CancelledQuantity { get; private set; }

    /// <summary>For how many of them money went back.</summary>
    public int RefundedQuantity { get; private set; }

    /// <summary>How many of them open after-sales are about (ORD-09).</summary>
    public int ClaimedQuantity { get; private set; }

    /// <summary>The price of one, in minor units.</summary>
    [GraphQLIgnore]
    public long UnitPriceAmount { get; private init; }

    /// <summary>What one would have cost without a promotion, in minor units; null where none has lowered the price (CAT-09).</summary>
    [GraphQLIgnore]
    public long? UndiscountedPriceAmount { get; private init; }

    /// <summary>The price rule that has lowered the price; null where none has. Those who may not read the merchant's rules see its id at most (CAT-09).</summary>
    public PriceRuleId? PriceRuleId { get; private init; }

    /// <summary>What was paid for the line, in minor units.</summary>
    [GraphQLIgnore]
    public long TotalAmount { get; private init; }

    /// <summary>The platform's commission on the line, in minor units; a part of what the merchant gets, never of what the buyer pays (SET-04).</summary>
    [GraphQLIgnore]
    public long CommissionAmount { get; private init; }

    /// <summary>What went back for the line, in minor units.</summary>
    [GraphQLIgnore]
    public long RefundedAmount { get; private set; }

    /// <summary>The currency, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>How many have not left yet.</summary>
    internal int ToBeShipped => Quantity - ShippedQuantity - CancelledQuantity;

    /// <summary>For how many money can go back: for what has left, or does not leave any more, and no open after-sale is about.</summary>
    internal int Refundable => ShippedQuantity + CancelledQuantity - RefundedQuantity - ClaimedQuantity;

    /// <summary>For how many a buyer can ask for an after-sale: for what has left, was not refunded, and no other is about (ORD-09).</summary>
    internal int Claimable => Math.Max(0, Math.Min(ShippedQuantity - ClaimedQuantity, Refundable));

    /// <summary>Freezes what was reserved.</summary>
    public static OrderLine Of(OrderId order, int number, ReservedLine reserved, string currency, int commissionRate, ServiceListingId? service = null)
    {
        var total = checked(reserved.UnitPrice * reserved.Quantity);
        return new()
        {
            OrderId = order, Number = number, ProductId = reserved.Product, VariantId = reserved.Variant, Sku = reserved.Sku, Title = reserved.Title, Specification = reserved.Specification, Category = reserved.Category, ServiceId = service,
            Quantity = reserved.Quantity, UnitPriceAmount = reserved.UnitPrice, TotalAmount = total, CommissionAmount = Shares.OfRate(total, commissionRate), Currency = currency,
            UndiscountedPriceAmount = reserved.UndiscountedPrice, PriceRuleId = reserved.PriceRule,
        };
    }

    /// <summary>Notes that some have left.</summary>
    internal void Ship(int quantity) => ShippedQuantity += quantity;

    /// <summary>Claims pieces for an after-sale; with a number below zero, lets them go.</summary>
    internal void Claim(int quantity) => ClaimedQuantity += quantity;

    /// <summary>Keeps here what has not left.</summary>
    /// <returns>How many these are.</returns>
    internal int KeepRest()
    {
        var rest = ToBeShipped;
        CancelledQuantity += rest;
        return rest;
    }

    /// <summary>Gives up some that have not left.</summary>
    internal void GiveUp(int quantity) => CancelledQuantity += quantity;

    /// <summary>What goes back for so many pieces: their share of what was paid, so that all refunds together are the whole.</summary>
    internal long ShareOf(int quantity) => Shares.Of(TotalAmount, RefundedQuantity + quantity, Quantity) - Shares.Of(TotalAmount, RefundedQuantity, Quantity);

    /// <summary>Books what goes back.</summary>
    internal RefundedLine Refund(int quantity, long amount)
    {
        RefundedQuantity += quantity;
        RefundedAmount += amount;
        return new(Number, quantity, amount, RefundedAmount, TotalAmount, CommissionAmount);
    }
}
