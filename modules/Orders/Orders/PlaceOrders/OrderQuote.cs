using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Model;
using Orders.PlaceOrder;

namespace Orders.PlaceOrders;

/// <summary>What a basket would cost at this moment (ORD-01).</summary>
/// <param name="Orders">The orders that it would make, one for each merchant and currency.</param>
/// <param name="Totals">What would be paid in all, an amount for each currency.</param>
/// <param name="Problems">What stands against it, by line; empty where nothing does.</param>
/// <param name="IsPlaceable">Whether it could be placed now.</param>
internal sealed record OrderQuote(
    [property: ListSize(AssumedSize = 5)] IReadOnlyList<QuotedOrder> Orders, [property: ListSize(AssumedSize = 2)] IReadOnlyList<Money> Totals,
    [property: ListSize(AssumedSize = 5)] IReadOnlyList<QuoteProblem> Problems, bool IsPlaceable);

/// <summary>One order of a quote.</summary>
/// <param name="MerchantId">Whose goods.</param>
/// <param name="Lines">What is bought.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="DeliveryMethods">The ways of sending that can be chosen; empty where the merchant has its usual way alone.</param>
internal sealed record QuotedOrder(
    MerchantId MerchantId, [property: ListSize(AssumedSize = 5)] IReadOnlyList<QuotedLine> Lines, Money Total, [property: ListSize(AssumedSize = 3)] IReadOnlyList<DeliveryMethod> DeliveryMethods)
{
    /// <summary>What a part of a basket would cost.</summary>
    public static QuotedOrder Of(BasketPart part, IReadOnlyDictionary<VariantId, CurrentOffer> offers, IReadOnlyList<DeliveryMethod> methods)
    {
        var lines = part.Lines.Select(l => QuotedLine.Of(l.Index, l.Line, offers[l.Line.VariantId])).ToList();
        return new(part.Merchant, lines, new(lines.Sum(l => l.Total.Amount), part.Currency), methods);
    }
}

/// <summary>A line of a quote.</summary>
/// <param name="Index">Its place in the basket, from 0.</param>
/// <param name="VariantId">The variant.</param>
/// <param name="Sku">The merchant's own number of it.</param>
/// <param name="Title">The product's title.</param>
/// <param name="Specification">What tells the variant from others; null where it is the only one.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">The price of one.</param>
/// <param name="Total">What would be paid for the line.</param>
internal sealed record QuotedLine(int Index, VariantId VariantId, string Sku, string Title, string? Specification, int Quantity, Money UnitPrice, Money Total)
{
    /// <summary>A line at the price of now.</summary>
    public static QuotedLine Of(int index, OrderLineInput line, CurrentOffer current)
    {
        var (price, currency) = (current.Offer.Line.UnitPrice, current.Offer.Currency);
        // As an order would refuse what no number holds, a quote shows nothing of a quantity that no order takes.
        var quantity = Math.Clamp(line.Quantity, 0, OrderLines.MostPieces);
        return new(index, line.VariantId, current.Offer.Line.Sku, current.Offer.Line.Title, current.Offer.Line.Specification, line.Quantity, new(price, currency), new(checked(price * quantity), currency));
    }
}

/// <summary>What stands against a line of a basket.</summary>
/// <param name="Index">The line's place in the basket, from 0.</param>
/// <param name="Code">Why: NOT_FOR_SALE, OUT_OF_STOCK, PRICE_CHANGED or ORDER_QUANTITY.</param>
/// <param name="Message">The rule in words.</param>
/// <param name="Available">How many are left, where that is fewer than all lines of the variant want; null otherwise.</param>
internal sealed record QuoteProblem(int Index, string Code, string Message, int? Available);
