using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.MoveStock;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.ReserveForOrders;

/// <summary>The port by which orders reserve stock (CAT-04).</summary>
internal sealed class StockReservations(ReceivedCommands<CatalogueDb> received, CatalogueOptions options, TimeProvider clock) : IStockReservations
{
    /// <inheritdoc/>
    public Task<CommandAnswer<StockReserved>> ReserveAsync(CommandId command, ReserveStock asked, CancellationToken cancellationToken)
    {
        // A line of less than one piece would give away what is promised to others.
        if (asked.Lines.Count == 0 || asked.Lines.Any(l => l.Quantity < 1))
            throw new ArgumentException("A reservation has at least one line, and each line at least one piece.", nameof(asked));
        return received.AcceptAsync(command, asked, (db, what, stop) => ReserveAsync(db, command, what, stop), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CommandEnding> CancelAsync(CommandId command, CancellationToken cancellationToken) =>
        received.CancelAsync(command, (db, stop) => db.ReleaseAsync(command, stop), cancellationToken);

    private async Task<CommandAnswer<StockReserved>> ReserveAsync(CatalogueDb db, CommandId command, ReserveStock asked, CancellationToken cancellationToken)
    {
        var wanted = asked.Lines.GroupBy(l => l.Variant).Select(g => new StockLine(g.Key, TotalOf(g))).OrderBy(l => l.Variant.Value).ToList();
        var offers = await OffersAsync(db, [.. wanted.Select(l => l.Variant)], cancellationToken);
        if (wanted.FirstOrDefault(l => !offers.ContainsKey(l.Variant)) is { } withdrawn)
            return new Refusal("NOT_FOR_SALE", Text.Of("NOT_FOR_SALE"), new Dictionary<string, string> { ["variant"] = withdrawn.Variant.Value.ToString() });
        var first = offers[wanted[0].Variant];
        if (offers.Values.Any(o => o.Variant.MerchantId != first.Variant.MerchantId))
            return new Refusal("SEVERAL_MERCHANTS", Text.Of("SEVERAL_MERCHANTS"));
        if (offers.Values.Any(o => o.Variant.Currency != first.Variant.Currency))
            return new Refusal("SEVERAL_CURRENCIES", Text.Of("SEVERAL_CURRENCIES"));

        // In one order for all, so that two who want the same goods wait for each other in turn.
        foreach (var line in wanted)
        {
            if (!await db.TryMoveAsync(line.Variant, onHand: 0, reserved: line.Quantity, cancellationToken))
                return await OutOfStockAsync(db, line, cancellationToken);
        }

        db.Add(Reservation.Hold(command, first.Variant.MerchantId, wanted, clock.GetUtcNow().UtcDateTime.AddMinutes(options.ReservationMinutes)));
        return new StockReserved(first.Variant.MerchantId, first.Variant.Currency, [.. asked.Lines.Select(l => offers[l.Variant].Of(l.Quantity))]);
    }

    // More than a number holds is more than there is of anything.
    private static int TotalOf(IEnumerable<StockLine> lines) => (int)Math.Min(int.MaxValue, lines.Sum(l => (long)l.Quantity));

    private static async Task<Dictionary<VariantId, Offer>> OffersAsync(CatalogueDb db, IReadOnlyList<VariantId> variants, CancellationToken cancellationToken) =>
        await (from v in db.Variants.AsNoTracking()
               join p in db.Products on v.ProductId equals p.Id
               where variants.Contains(v.Id) && p.Status == ProductStatus.Listed && db.Standings.Any(s => s.MerchantId == p.MerchantId && s.IsTrading && !s.IsClosed)
               select new Offer(v, p.Title, p.Category)).ToDictionaryAsync(o => o.Variant.Id, cancellationToken);

    private static async Task<Refusal> OutOfStockAsync(CatalogueDb db, StockLine line, CancellationToken cancellationToken)
    {
        var free = await db.StockLevels.Where(s => s.VariantId == line.Variant).Select(s => s.OnHand - s.Reserved).SingleAsync(cancellationToken);
        return new("OUT_OF_STOCK", Text.Of("OUT_OF_STOCK", free), new Dictionary<string, string> { ["variant"] = line.Variant.Value.ToString(), ["available"] = $"{free}" });
    }

    /// <summary>A variant as it is sold now.</summary>
    private sealed record Offer(ProductVariant Variant, string Title, string Category)
    {
        public ReservedLine Of(int quantity) =>
            new(Variant.Id, Variant.ProductId, Variant.Sku, Title, Variant.Specification, Category, quantity, Variant.PriceAmount);
    }
}
