using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Orders;

/// <summary>All that the two modules hold of one order: its command, reservation and order have one id. Null is what is not there.</summary>
/// <param name="Id">The id.</param>
/// <param name="Command">The state of the command in Orders.</param>
/// <param name="Reservation">The state of the reservation in the catalogue.</param>
/// <param name="Order">The state of the order.</param>
/// <param name="Group">The group of the order.</param>
/// <param name="Total">What the order costs, in fen; 0 without one.</param>
/// <param name="Payments">What was received by each payment of it, in fen; null for one that is only begun.</param>
/// <param name="Goods">The variants and pieces of the order.</param>
/// <param name="ReservedGoods">The variants and pieces that are reserved.</param>
internal sealed record PlacedPart(
    Guid Id, string? Command, string? Reservation, string? Order, Guid? Group, long Total, IReadOnlyList<long?> Payments, string Goods, string ReservedGoods)
{
    /// <summary>How far it has come.</summary>
    public PlacingStep Step => (Command, Reservation, Order) switch
    {
        ("Open" or "Taken", null or "Lapsed", null) => PlacingStep.Noted,
        ("Open" or "Taken", "Held", null) => PlacingStep.Reserved,
        ("Cancelled", null or "Lapsed", null) => PlacingStep.TakenBack,
        ("Kept", "Held", "PendingPayment") => Payments.Count == 0 ? PlacingStep.Ordered : PlacingStep.Paying,
        ("Kept", "Held", "Paid") => PlacingStep.Paid,
        ("Kept", "Secured", "Paid") => PlacingStep.Confirmed,
        _ => PlacingStep.Broken,
    };

    /// <summary>Whether nobody will change it any more but its buyer.</summary>
    public bool IsSettled => Step is PlacingStep.TakenBack or PlacingStep.Ordered or PlacingStep.Paying or PlacingStep.Confirmed;

    /// <summary>Reads all of them, past the host.</summary>
    /// <param name="rows">The databases.</param>
    /// <param name="except">What was there before.</param>
    public static async Task<IReadOnlyList<PlacedPart>> AllAsync(StoredRows rows, IReadOnlySet<Guid> except)
    {
        var commands = await TableAsync(rows, StoredRows.Orders, "\"Id\"", "\"State\"", "command_intentions");
        var orders = await TableAsync(rows, StoredRows.Orders, "\"Id\"", """ "Status" || ' ' || CAST("TotalAmount" AS text) || ' ' || coalesce(CAST("GroupId" AS text), '')""", "Orders");
        var payments = (await TableAsync(rows, StoredRows.Orders, "\"OrderId\"", """coalesce(CAST("AmountReceived" AS text), '')""", "Payments")).ToLookup(p => p.Id, p => p.Value.Length == 0 ? (long?)null : long.Parse(p.Value, null));
        var goods = await GoodsAsync(rows, StoredRows.Orders, "\"OrderId\"", "Lines");
        var reservations = await TableAsync(rows, StoredRows.Catalogue, "\"Id\"", "\"Status\"", "Reservations");
        var reserved = await GoodsAsync(rows, StoredRows.Catalogue, "\"ReservationId\"", "ReservationLines");
        var (commandOf, orderOf, reservationOf) = (commands.ToDictionary(), orders.ToDictionary(), reservations.ToDictionary());
        return
        [
            .. commandOf.Keys.Concat(orderOf.Keys).Concat(reservationOf.Keys).Distinct().Where(id => !except.Contains(id)).Select(id =>
            {
                var order = orderOf.GetValueOrDefault(id)?.Split(' ');
                return new PlacedPart(
                    id, commandOf.GetValueOrDefault(id), reservationOf.GetValueOrDefault(id), order?[0], Guid.TryParse(order?[2], out var group) ? group : null, long.Parse(order?[1] ?? "0", null),
                    [.. payments[id]], goods.GetValueOrDefault(id, ""), reserved.GetValueOrDefault(id, ""));
            }),
        ];
    }

    private static async Task<Dictionary<Guid, string>> GoodsAsync(StoredRows rows, string module, string id, string table) =>
        (await TableAsync(rows, module, id, """CAST("VariantId" AS text) || ' ' || CAST("Quantity" AS text)""", table))
            .GroupBy(l => l.Id, l => l.Value.ToUpperInvariant()).ToDictionary(g => g.Key, g => string.Join(", ", g.Order(StringComparer.Ordinal)));

    // One text a row, which both databases write alike.
    private static async Task<List<(Guid Id, string Value)>> TableAsync(StoredRows rows, string module, string id, string value, string table) =>
        (await rows.ColumnAsync(module, $"SELECT CAST({id} AS text) || '|' || {value} FROM \"{table}\" WHERE {id} IS NOT NULL"))
            .ConvertAll(row => ((string)row).Split('|', 2)).ConvertAll(row => (Guid.Parse(row[0]), row[1]));
}
