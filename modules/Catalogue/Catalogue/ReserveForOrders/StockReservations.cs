using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.MoveStock;
using Catalogue.Persistence;
using Catalogue.PriceRules;
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
        var offers = await db.LoadForSaleAsync([.. wanted.Select(l => l.Variant)], cancellationToken);
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

        var now = clock.GetUtcNow().UtcDateTime;
        var rules = await TakeRulesAsync(db, wanted, offers, now, cancellationToken);
        var promised = wanted.Select(l => offers[l.Variant].Of(l.Quantity, rules.GetValueOrDefault(l.Variant)));
        db.Add(Reservation.Hold(command, first.Variant.MerchantId, promised, now.AddMinutes(options.ReservationMinutes)));
        return new StockReserved(first.Variant.MerchantId, first.Variant.Currency, [.. asked.Lines.Select(l => offers[l.Variant].Of(l.Quantity, rules.GetValueOrDefault(l.Variant)))]);
    }

    // More than a number holds is more than there is of anything.
    private static int TotalOf(IEnumerable<StockLine> lines) => (int)Math.Min(int.MaxValue, lines.Sum(l => (long)l.Quantity));

    /// <summary>The promotions that the lines get, each for all pieces of the order that it concerns or, where its limits forbid that, for none of them (CAT-09).</summary>
    private static async Task<Dictionary<VariantId, PriceRule>> TakeRulesAsync(
        CatalogueDb db, IReadOnlyList<StockLine> wanted, Dictionary<VariantId, ForSale> offers, DateTime now, CancellationToken cancellationToken)
    {
        var prices = await db.LoadEffectivePricesAsync([.. offers.Values.Select(o => o.ToPrice())], now, cancellationToken);
        var taken = new Dictionary<VariantId, PriceRule>();
        // In one order for all, as the stock.
        foreach (var lines in wanted.Where(l => prices[l.Variant].Rule is not null).GroupBy(l => prices[l.Variant].Rule!.Id).OrderBy(g => g.Key.Value))
        {
            var rule = prices[lines.First().Variant].Rule!;
            if (!await db.TryUseAsync(rule, TotalOf(lines), cancellationToken))
                continue;
            foreach (var line in lines)
                taken.Add(line.Variant, rule);
        }

        return taken;
    }

    private static async Task<Refusal> OutOfStockAsync(CatalogueDb db, StockLine line, CancellationToken cancellationToken)
    {
        var free = await db.StockLevels.Where(s => s.VariantId == line.Variant).Select(s => s.OnHand - s.Reserved).SingleAsync(cancellationToken);
        return new("OUT_OF_STOCK", Text.Of("OUT_OF_STOCK", free), new Dictionary<string, string> { ["variant"] = line.Variant.Value.ToString(), ["available"] = $"{free}" });
    }
}
