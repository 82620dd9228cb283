using System.Diagnostics;
using Catalogue.Contracts;
using Catalogue.Model;
using Modular.Kernel;
using Xunit.Abstractions;

namespace Catalogue.Tests.Stock;

/// <summary>However many buy at once, no piece is sold twice (CAT-04). Rounds from MODULAR_OVERSELL_ROUNDS, 100 at full scale.</summary>
public sealed class OversellTests(ITestOutputHelper output) : StockTests
{
    private const int Buyers = 200;
    private const int Pieces = 50;

    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_OVERSELL_ROUNDS"), out var rounds) ? rounds : 2;

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_buyers_exactly_so_many_get_a_piece_as_there_are(DatabaseKind on)
    {
        await StartAsync(on);
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            var variant = Goods.Stocked(Pieces);
            var answers = await Task.WhenAll(Enumerable.Range(0, Buyers).Select(_ => Task.Run(() => ReserveAsync(CommandId.New(), new StockLine(variant, 1)))));
            Assert.Equal(Pieces, answers.Count(a => a.IsAccepted));
            Assert.All(answers.Where(a => !a.IsAccepted), a => Assert.Equal(("OUT_OF_STOCK", $"{variant.Value}", "0"), (a.Refusal!.Code, a.Refusal.Details!["variant"], a.Refusal.Details["available"])));
            Assert.Equal((Pieces, Pieces), await StockOfAsync(variant));
        }

        await HoldsAsync("all rounds");
        output.WriteLine($"{on}: {Rounds} rounds of {Buyers} buyers for {Pieces} pieces, {Rounds * Buyers / watch.Elapsed.TotalSeconds:0} answers a second");
    }

    /// <summary>Buyers who name the same goods in opposite order wait for each other; nobody is told of a deadlock, and all or none of an order's lines are taken.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Lines_in_any_order_are_taken_all_or_none(DatabaseKind on)
    {
        await StartAsync(on);
        var variants = Goods.Make(variants: 4, stock: Pieces).Variants.Select(v => v.Id).ToArray();
        var scarce = Goods.Stocked(20);
        var random = new Random(20260304);
        var orders = Enumerable.Range(0, Buyers).Select(i => (Command: CommandId.New(), Lines: (StockLine[])
            [.. (VariantId[])[.. variants.OrderBy(_ => random.Next()).Take(3), .. i % 2 == 0 ? new[] { scarce } : []] is var chosen && i % 3 == 0 ? chosen.Reverse().Select(v => new StockLine(v, 1)) : chosen.Select(v => new StockLine(v, 1))])).ToArray();
        var answers = await Task.WhenAll(orders.Select((o, i) => Task.Run(async () =>
        {
            var answer = await ReserveAsync(o.Command, o.Lines);
            // Some change their mind at once, which moves the same rows back.
            return (answer, Cancelled: i % 5 == 0 && await PortAsync(p => p.CancelAsync(o.Command, default)) == CommandEnding.Cancelled);
        })));

        Assert.Contains(answers, a => a.answer.Refusal?.Code == "OUT_OF_STOCK");
        var stands = orders.Zip(answers).Where(x => x.Second.answer.IsAccepted && !x.Second.Cancelled).SelectMany(x => x.First.Lines).ToLookup(l => l.Variant);
        foreach (var variant in variants.Append(scarce))
            Assert.Equal(stands[variant].Sum(l => l.Quantity), (await StockOfAsync(variant)).Reserved);
        await HoldsAsync("all orders");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Demand_of_a_variant_is_summed_over_the_lines(DatabaseKind on)
    {
        await StartAsync(on);
        var (a, b) = (Goods.Stocked(5), Goods.Stocked(9));
        var short_ = await ReserveAsync(CommandId.New(), new(a, 3), new(b, 1), new(a, 3));
        Assert.Equal(("OUT_OF_STOCK", $"{a.Value}", "5"), (short_.Refusal!.Code, short_.Refusal.Details!["variant"], short_.Refusal.Details["available"]));
        Assert.Equal([(5, 0), (9, 0)], [await StockOfAsync(a), await StockOfAsync(b)]);

        var command = CommandId.New();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ReserveAsync(command, new(a, 3), new(b, 1), new(a, 2)))));
        Assert.All(answers, x => Assert.Equal([(a, 3), (b, 1), (a, 2)], x.Result!.Lines.Select(l => (l.Variant, l.Quantity))));
        Assert.Equal([(5, 5), (9, 1)], [await StockOfAsync(a), await StockOfAsync(b)]);
        await Assert.ThrowsAsync<CommandMismatchException>(() => ReserveAsync(command, new StockLine(b, 1)));
        await HoldsAsync("the repeats");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_does_not_fit_into_one_order_is_refused_by_its_rule(DatabaseKind on)
    {
        await StartAsync(on);
        VariantId own = Goods.Stocked(5), others = Goods.Stocked(5, KnownMerchants.Second), dollars = Goods.Stocked(5, currency: "USD");
        var hidden = Goods.Make(ProductStatus.Delisted, stock: 5).Variants[0].Id;
        Assert.Equal("SEVERAL_MERCHANTS", await CodeAsync(own, others));
        Assert.Equal("SEVERAL_CURRENCIES", await CodeAsync(own, dollars));
        foreach (var variant in new[] { hidden, new(Guid.NewGuid()) })
        {
            var refused = (await ReserveAsync(CommandId.New(), new(own, 1), new(variant, 1))).Refusal!;
            Assert.Equal(("NOT_FOR_SALE", $"{variant.Value}"), (refused.Code, refused.Details!["variant"]));
        }

        var sold = (await ReserveAsync(CommandId.New(), new StockLine(dollars, 2))).Result!;
        Assert.Equal((KnownMerchants.First, "USD", 19900, "桑蚕丝衬衫", "黑色 M", "apparel"), (sold.Merchant, sold.Currency, sold.Lines[0].UnitPrice, sold.Lines[0].Title, sold.Lines[0].Specification, sold.Lines[0].Category));

        async Task<string?> CodeAsync(params VariantId[] variants) => (await ReserveAsync(CommandId.New(), [.. variants.Select(v => new StockLine(v, 1))])).Refusal?.Code;
    }
}
