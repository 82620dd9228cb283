using System.Globalization;
using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;

namespace Orders.PlaceOrder;

/// <summary>What the catalogue says of a reservation, in the words of an order.</summary>
internal static class Reservations
{
    /// <summary>Why nothing was reserved.</summary>
    public static IUserError ErrorOf(Refusal refusal) => refusal.Code switch
    {
        "OUT_OF_STOCK" => new OutOfStockError(refusal.Message, VariantOf(refusal), int.Parse(refusal.Details!["available"], CultureInfo.InvariantCulture)),
        "NOT_FOR_SALE" => new NotForSaleError(refusal.Message, NodeId.Of(VariantOf(refusal)).ToString()),
        _ => new OrderNotDivisibleError(refusal.Message, refusal.Code),
    };

    /// <summary>The first line whose price is not the one that the buyer has seen; null where there is none.</summary>
    public static PriceChangedError? PriceChanged(IReadOnlyList<OrderLineInput> lines, StockReserved reserved)
    {
        foreach (var (wanted, got) in lines.Zip(reserved.Lines))
        {
            if (wanted.ExpectedPrice is { } seen && (seen.Amount, seen.Currency) != (got.UnitPrice, reserved.Currency))
                return new(Text.Of("PRICE_CHANGED"), got.Variant, new(got.UnitPrice, reserved.Currency));
        }

        return null;
    }

    /// <summary>What the screening is asked about.</summary>
    public static OrderToScreen ToScreen(OrderId order, Guid buyer, StockReserved reserved, DateTime at) => new(
        order, reserved.Merchant, buyer, reserved.Lines.Sum(l => l.UnitPrice * l.Quantity), reserved.Currency, at,
        [.. reserved.Lines.Select(l => new LineToScreen(l.Product, l.Quantity, l.UnitPrice))]);

    private static VariantId VariantOf(Refusal refusal) => new(Guid.Parse(refusal.Details!["variant"]));
}
