using Catalogue.Contracts;
using Merchants.Contracts;
using Orders.PlaceOrder;

namespace Orders.PlaceOrders;

/// <summary>The lines of a basket that make one order: of one merchant, in one currency.</summary>
/// <param name="Merchant">Whose goods.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
/// <param name="Lines">The lines with their places in the basket.</param>
internal sealed record BasketPart(MerchantId Merchant, string Currency, IReadOnlyList<(int Index, OrderLineInput Line)> Lines)
{
    /// <summary>What the catalogue is asked to reserve.</summary>
    public ReserveStock ToReserve() => new([.. Lines.Select(l => new StockLine(l.Line.VariantId, l.Line.Quantity))]);
}

/// <summary>What a buyer wants of several merchants.</summary>
internal static class Basket
{
    /// <summary>
    /// Parts a basket into orders, in the order in which their first lines stand: the same basket is parted alike each time, so that a repeat of a request asks for the same reservations.
    /// Lines of what is not for sale are in none.
    /// </summary>
    public static IReadOnlyList<BasketPart> Part(IReadOnlyList<OrderLineInput> lines, IReadOnlyDictionary<VariantId, CurrentOffer> offers) =>
    [
        .. lines.Select((line, index) => (Index: index, Line: line)).Where(l => offers.ContainsKey(l.Line.VariantId))
            .GroupBy(l => (offers[l.Line.VariantId].Offer.Merchant, offers[l.Line.VariantId].Offer.Currency)).OrderBy(g => g.First().Index)
            .Select(g => new BasketPart(g.Key.Merchant, g.Key.Currency, [.. g])),
    ];
}
