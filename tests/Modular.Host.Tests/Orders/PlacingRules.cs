using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Orders;

/// <summary>What must be so between Orders, the catalogue and the money, once sweepers and reactions have done their part.</summary>
/// <param name="host">The host, which runs.</param>
/// <param name="before">The commands, reservations and orders that were there before the first basket.</param>
internal sealed class PlacingRules(EndToEndHost host, IReadOnlySet<Guid> before)
{
    private const string Reserved = """
        coalesce((SELECT sum(l."Quantity" - l."Dispatched") FROM "ReservationLines" l JOIN "Reservations" r ON r."Id" = l."ReservationId"
        WHERE l."VariantId" = s."VariantId" AND r."Status" IN ('Held', 'Secured')), 0)
        """;

    private static readonly (string Rule, string Breaches)[] OfStock =
    [
        ("what is reserved of a variant is the sum of its reservations", $"""SELECT count(*) FROM "StockLevels" s WHERE s."Reserved" <> {Reserved}"""),
        ("what there is of a variant is the sum of its movements", """
            SELECT count(*) FROM "StockLevels" s WHERE s."OnHand" <> coalesce((SELECT sum(m."Quantity") FROM "StockMovements" m WHERE m."VariantId" = s."VariantId"), 0)
            """),
    ];

    private readonly StoredRows _rows = new(host);

    /// <summary>Waits until nobody has anything to do any more but buyers.</summary>
    /// <returns>Everything that was begun.</returns>
    public async Task<IReadOnlyList<PlacedPart>> SettledAsync()
    {
        IReadOnlyList<PlacedPart> parts = [];
        await Aftermath.UntilAsync(async () =>
        {
            parts = await PlacedPart.AllAsync(_rows, before);
            return parts.All(p => p.IsSettled);
        }, () => $"These do not settle: {Told(parts.Where(p => !p.IsSettled))}\n{host.Output}");
        return parts;
    }

    /// <summary>Fails unless every order has its goods, every reservation its order, and every basket one order of each merchant, paid for at most once.</summary>
    /// <param name="baskets">All baskets so far.</param>
    public async Task AssertAsync(IReadOnlyList<PlacedBasket> baskets)
    {
        var parts = await SettledAsync();
        foreach (var (rule, breaches) in OfStock)
            Assert.True(await _rows.ValueAsync<long>(StoredRows.Catalogue, breaches) == 0, rule);

        var orders = parts.Where(p => p.Order is not null).ToList();
        AssertAll(orders, p => p.Goods.Length > 0 && p.Goods == p.ReservedGoods, "an order has exactly the goods that are reserved for it");
        AssertAll(orders, p => p.Payments.Count(a => a is not null) <= 1 && p.Payments.All(a => a is null || a == p.Total), "an order is charged once at most, and what it costs");
        AssertAll(orders, p => p.Order == "Paid" == p.Payments.Any(a => a is not null), "who is charged has paid");

        var unclaimed = orders.ToHashSet();
        foreach (var basket in baskets.Where(b => b.Placed is not null))
            AssertOnce(basket, unclaimed);
        // Those who were not told yet have placed all of their basket, or nothing.
        var untold = baskets.Where(b => b.Placed is null).Select(Wanted).ToList();
        foreach (var placed in unclaimed.GroupBy(o => o.Group ?? o.Id))
            Assert.True(untold.Remove(Goods(placed)), $"Nobody has asked for {Told(placed)} once.");
    }

    /// <summary>Fails unless each key has one outcome and Settlement has booked each payment, once; for when all baskets are finished.</summary>
    public async Task AssertEndAsync(IReadOnlyList<PlacedBasket> baskets, long keysBefore)
    {
        Assert.Equal(keysBefore + baskets.Count, await KeysAsync());
        var orders = (await SettledAsync()).Where(p => p.Order is not null).Select(p => p.Id).ToHashSet();
        Assert.Equal(baskets.Sum(b => b.Lines.Count), orders.Count);
        List<Guid> booked = [];
        await Aftermath.UntilAsync(async () =>
        {
            booked = (await _rows.ColumnAsync(StoredRows.Settlement, """SELECT CAST("OrderId" AS text) FROM "LedgerEntries" WHERE "Kind" = 'Sale' AND "OrderId" IS NOT NULL"""))
                .ConvertAll(o => Guid.Parse((string)o)).FindAll(orders.Contains);
            return booked.Count >= orders.Count;
        }, () => $"{booked.Count} of {orders.Count} sales are booked.");
        Assert.Equal(orders.Count, booked.Count);
        Assert.Equal(orders.Count, booked.Distinct().Count());
    }

    /// <summary>How many keys under which something was placed are remembered.</summary>
    public Task<long> KeysAsync() => _rows.ValueAsync<long>(StoredRows.Orders, """SELECT count(*) FROM "idempotency" WHERE "Field" IN ('Mutation.placeOrder', 'Mutation.placeOrders')""");

    private static void AssertOnce(PlacedBasket basket, HashSet<PlacedPart> unclaimed)
    {
        var own = unclaimed.Where(o => (basket.IsGroup ? o.Group : o.Id) == basket.Placed).ToList();
        Assert.True(Goods(own) == Wanted(basket), $"{basket.Placed} was acknowledged with {Wanted(basket)}, and there is {Told(own)}.");
        if (basket.IsFinished)
            AssertAll(own, o => o.Step == PlacingStep.Confirmed, "what was acknowledged as paid is paid, and its goods stay reserved");
        unclaimed.ExceptWith(own);
    }

    private static string Wanted(PlacedBasket basket) => string.Join(", ", basket.Lines
        .Select(l => NodeId.TryParse(l.Variant, out var id) ? $"{id.Value} {l.Quantity}".ToUpperInvariant() : l.Variant).Order(StringComparer.Ordinal));

    private static string Goods(IEnumerable<PlacedPart> parts) => string.Join(", ", parts.Select(p => p.Goods).Order(StringComparer.Ordinal));

    private static void AssertAll(IEnumerable<PlacedPart> parts, Func<PlacedPart, bool> isSo, string rule) =>
        Assert.True(parts.All(isSo), $"{rule}: {Told(parts.Where(p => !isSo(p)))}");

    private static string Told(IEnumerable<PlacedPart> parts) => string.Join("\n", parts);
}
