using Catalogue.Contracts;
using Orders.PlaceOrder;

namespace Orders.PlaceOrders;

/// <summary>Finds what stands against the lines of a basket. Several lines of one variant are counted together, as the reservation does.</summary>
internal static class QuoteProblems
{
    /// <summary>All of it, in the order of the lines.</summary>
    public static IReadOnlyList<QuoteProblem> Of(IReadOnlyList<OrderLineInput> lines, IReadOnlyDictionary<VariantId, CurrentOffer> offers)
    {
        var wanted = lines.GroupBy(l => l.VariantId).ToDictionary(g => g.Key, g => g.Sum(l => (long)Math.Max(0, l.Quantity)));
        return [.. lines.SelectMany((line, index) => OfLine(index, line, offers.GetValueOrDefault(line.VariantId), wanted[line.VariantId]))];
    }

    private static IEnumerable<QuoteProblem> OfLine(int index, OrderLineInput line, CurrentOffer? current, long wanted)
    {
        if (line.Quantity is < 1 or > OrderLines.MostPieces)
            yield return new(index, "ORDER_QUANTITY", Text.Of("ORDER_QUANTITY", OrderLines.MostPieces), null);
        if (current is null)
        {
            yield return new(index, "NOT_FOR_SALE", Text.Of("VARIANT_NOT_FOR_SALE"), null);
            yield break;
        }

        if (wanted > current.Available)
            yield return new(index, "OUT_OF_STOCK", Text.Of("VARIANT_SHORT", current.Available), current.Available);
        if (line.ExpectedPrice is { } seen && (seen.Amount, seen.Currency) != (current.Offer.Line.UnitPrice, current.Offer.Currency))
            yield return new(index, "PRICE_CHANGED", Text.Of("PRICE_CHANGED"), null);
    }
}
