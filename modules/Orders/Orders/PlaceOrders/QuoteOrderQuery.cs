using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Orders.DeliverBy;
using Orders.Persistence;
using Orders.PlaceOrder;

namespace Orders.PlaceOrders;

/// <summary>Asking what a basket would cost.</summary>
[QueryType]
internal static class QuoteOrderQuery
{
    /// <summary>
    /// What a basket would cost now, parted into orders as <c>placeOrders</c> would place them, with all that stands against it (ORD-01). It reserves nothing and changes nothing: hand the
    /// unit prices in as <c>expectedPrice</c>, and you get these or PRICE_CHANGED.
    /// </summary>
    /// <param name="lines">What is wanted, 1 to 50 lines.</param>
    [Authorize(OrdersPermissions.Buy)]
    public static async Task<OrderQuote> GetQuoteOrderAsync(IReadOnlyList<OrderLineInput> lines, IOfferReader offers, OrdersDb db, CancellationToken cancellationToken)
    {
        if (lines.Count is 0 or > OrderLines.Most)
            throw new BadInputException($"`lines` has 1 to {OrderLines.Most} entries.");
        var current = await offers.FindAsync([.. lines.Select(l => l.VariantId)], cancellationToken);
        var parts = Basket.Part(lines, current);
        var methods = await db.OfferedByAsync([.. parts.Select(p => p.Merchant).Distinct()], cancellationToken);
        var problems = QuoteProblems.Of(lines, current);
        var orders = parts.Select(p => QuotedOrder.Of(p, current, [.. methods[p.Merchant]])).ToList();
        return new(
            orders, [.. orders.GroupBy(o => o.Total.Currency).Select(g => new Money(g.Sum(o => o.Total.Amount), g.Key))], problems, problems.Count == 0);
    }
}
