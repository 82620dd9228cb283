using System.Text.Json;
using Catalogue.Contracts;
using Catalogue.Contracts.Inbound;
using Catalogue.Reactions;
using Catalogue.Tests.Stock;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.Tests.PriceRules;

/// <summary>Promotions have their dates, no two of them are about the same at once, and what buyers are shown is what their orders freeze (CAT-09).</summary>
public sealed class PriceRuleTests : StockTests
{
    private const string Variant = "query($id: ID!) { node(id: $id) { ... on ProductVariant { price { amount } effectivePrice { amount } originalPrice { amount } promotion { name endsAt } } } }";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_promotion_lowers_prices_while_it_lasts_and_orders_freeze_it(DatabaseKind on)
    {
        await StartAsync(on);
        var variant = Goods.Stocked(20);
        var (from, until) = (Opened.Clock.Now.AddHours(1), Opened.Clock.Now.AddHours(3));
        var id = await CreateAsync(new { everything = true }, new { rateOff = 1500 }, from, until);
        Assert.Equal("SEPARATION_OF_DUTIES", await CodesAsync(
            Owner with { Permissions = [.. Owner.Permissions, SellingPermissions.ApprovePriceRules] }, "approvePriceRule", new { priceRuleId = id }));
        Assert.Equal("", await CodesAsync(Reviewer, "approvePriceRule", new { priceRuleId = id }));
        Assert.Equal((19900, null), await PriceAsync(variant));

        Opened.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((16915, 19900), await PriceAsync(variant));
        var line = (await ReserveAsync(CommandId.New(), new StockLine(variant, 3))).Result!.Lines[0];
        Assert.Equal((16915, 19900L, id), (line.UnitPrice, line.UndiscountedPrice, NodeId.Of(line.PriceRule!.Value).ToString()));
        Assert.Equal(1, (await Opened.RunJobAsync("catalogue.follow-price-rules")).Counts["moved"]);
        Assert.Equal("ACTIVE", await StatusAsync(id));

        // Half-open: at the very end it is over, whether the job has run or not.
        Opened.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMicroseconds(1));
        Assert.Equal((16915, 19900), await PriceAsync(variant));
        Opened.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal((19900, null), await PriceAsync(variant));
        line = (await ReserveAsync(CommandId.New(), new StockLine(variant, 1))).Result!.Lines[0];
        Assert.Equal((19900, null, null), (line.UnitPrice, line.UndiscountedPrice, line.PriceRule));
        Assert.Equal(1, (await Opened.RunJobAsync("catalogue.follow-price-rules")).Counts["moved"]);
        Assert.Equal("ENDED", await StatusAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_rule_about_the_least_counts(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(variants: 2, stock: 5);
        var other = Goods.Stocked(5);
        var (first, second) = (product.Variants[0].Id, product.Variants[1].Id);
        var (from, until) = (Opened.Clock.Now, Opened.Clock.Now.AddDays(1));
        await InForceAsync(new { everything = true }, new { rateOff = 1000 }, from, until);
        await InForceAsync(new { category = "apparel" }, new { rateOff = 2000 }, from, until);
        await InForceAsync(new { productId = IdOf(product.Id) }, new { fixedPrice = new { amount = 9900 } }, from, until);
        await InForceAsync(new { variantId = IdOf(first) }, new { rateOff = 5000 }, from, until);
        foreach (var (variant, price) in new[] { (first, 9950), (second, 9900), (other, 15920), (Goods.Stocked(1, KnownMerchants.Second), 19900) })
            Assert.Equal(price, (await PriceAsync(variant)).Price);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Overlaps_are_refused_and_name_the_other_rule(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make();
        var (from, until) = (Opened.Clock.Now.AddDays(1), Opened.Clock.Now.AddDays(3));
        var target = new { productId = IdOf(product.Id) };
        var approved = await InForceAsync(target, new { rateOff = 1000 }, from, until);
        var refused = (await PayloadAsync(Owner, "createPriceRule", Input(target, new { rateOff = 1 }, from.AddDays(1), until.AddDays(1)), "errors { ... on PriceRuleOverlapError { priceRule { id name } } }")).GetProperty("errors")[0];
        Assert.Equal(("PRICE_RULE_OVERLAP", approved), (refused.GetProperty("code").GetString(), refused.GetProperty("priceRule").GetProperty("id").GetString()));
        // Half-open: one begins where the other ends. Once that one is withdrawn, its time is free.
        await InForceAsync(target, new { rateOff = 1000 }, until, until.AddDays(1));
        await InForceAsync(target, new { rateOff = 1000 }, from.AddDays(-1), from);
        Assert.Equal("", await CodesAsync(Owner, "withdrawPriceRule", new { priceRuleId = approved, reason = "改期" }));
        await InForceAsync(target, new { rateOff = 1000 }, from, until);
    }

    /// <summary>Of drafts about the same at the same time exactly one is approved, however many approve at once.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_approvals_at_once_one_wins(DatabaseKind on)
    {
        await StartAsync(on);
        var (from, until) = (Opened.Clock.Now, Opened.Clock.Now.AddDays(1));
        var drafts = new List<string>();
        for (var i = 0; i < 8; i++)
            drafts.Add(await CreateAsync(new { everything = true }, new { rateOff = 100 + i }, from, until));
        var answers = await Task.WhenAll(drafts.Select(d => Task.Run(() => CodesAsync(Reviewer, "approvePriceRule", new { priceRuleId = d }))));
        Assert.Equal([.. Enumerable.Repeat("", 1), .. Enumerable.Repeat("PRICE_RULE_OVERLAP", 7)], answers.Order());
    }

    /// <summary>A promotion of so many pieces is given to no more, however many order at once; what is given back is free again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_limited_promotion_is_given_to_so_many_pieces_and_no_more(DatabaseKind on)
    {
        await StartAsync(on);
        var variants = Goods.Make(variants: 3, stock: 100).Variants.Select(v => v.Id).ToArray();
        var id = await InForceAsync(new { everything = true }, new { rateOff = 5000 }, Opened.Clock.Now, Opened.Clock.Now.AddDays(1), new { mostPieces = 25, mostPerOrder = 6 });
        var orders = Enumerable.Range(0, 30).Select(i => (Command: CommandId.New(), Lines: variants.Skip(i % 2).Select(v => new StockLine(v, 1)).ToArray())).ToList();
        var answers = await Task.WhenAll(orders.Select(o => Task.Run(() => ReserveAsync(o.Command, o.Lines))));
        var lowered = answers.Select(a => a.Result!.Lines).Where(l => l[0].PriceRule is not null).ToList();
        Assert.All(answers, a => Assert.Single(a.Result!.Lines.Select(l => l.UnitPrice).Distinct()));
        Assert.InRange(lowered.Sum(l => l.Sum(x => x.Quantity)), 23, 25);
        Assert.Equal(lowered.Sum(l => l.Sum(x => x.Quantity)), await UsedAsync());

        foreach (var (order, _) in orders.Zip(answers))
            await HandleAsync<FollowReservations, ReservationReleased>(new(order.Command));
        Assert.Equal(0, await UsedAsync());
        // More than an order gets is not lowered at all; so much is.
        Assert.Null((await ReserveAsync(CommandId.New(), new StockLine(variants[0], 7))).Result!.Lines[0].PriceRule);
        Assert.NotNull((await ReserveAsync(CommandId.New(), new StockLine(variants[0], 3), new StockLine(variants[1], 3))).Result!.Lines[0].PriceRule);
        await HoldsAsync("limited promotions");

        async Task<int> UsedAsync() =>
            (await AskAsync(Owner, "query($id: ID!) { node(id: $id) { ... on PriceRule { usedPieces } } }", new { id })).GetProperty("node").GetProperty("usedPieces").GetInt32();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_problems_are_told_and_foreign_goods_are_not_there(DatabaseKind on)
    {
        await StartAsync(on);
        var now = Opened.Clock.Now;
        Assert.Equal("name NAME_MISSING, target.category CATEGORY_MISSING, discount.rateOff PRICE_RULE_RATE, limits.mostPieces PRICE_RULE_LIMIT, until PRICE_RULE_TIME", await CodesAsync(
            Owner, "createPriceRule", new { merchantId = IdOf(KnownMerchants.First), name = " ", target = new { category = "" }, discount = new { rateOff = 10_000 }, from = now, until = now, limits = new { mostPieces = 0 } }));
        Assert.Equal("target.category PRICE_RULE_CATEGORY", await CodesAsync(Owner, "createPriceRule", Input(new { category = "books" }, new { rateOff = 1 }, now, now.AddDays(1))));
        var foreign = Goods.Make(merchant: KnownMerchants.Second);
        foreach (var target in new object[] { new { productId = IdOf(foreign.Id) }, new { variantId = IdOf(foreign.Variants[0].Id) } })
            Assert.Equal("NOT_FOUND", await CodesAsync(Owner, "createPriceRule", Input(target, new { rateOff = 1 }, now, now.AddDays(1))));
        var rule = await InForceAsync(new { everything = true }, new { rateOff = 1 }, now, now.AddDays(1));
        foreach (var stranger in new[] { Other, Buyer, TestCaller.Anonymous })
            Assert.Equal(JsonValueKind.Null, (await AskAsync(stranger, "query($id: ID!) { node(id: $id) { id } }", new { id = rule })).GetProperty("node").ValueKind);
        Assert.Equal("NOT_FOUND", await CodesAsync(Other, "withdrawPriceRule", new { priceRuleId = rule, reason = "x" }));
    }

    private async Task<(int Price, int? Original)> PriceAsync(VariantId variant)
    {
        var seen = (await AskAsync(TestCaller.Anonymous, Variant, new { id = IdOf(variant) })).GetProperty("node");
        Assert.Equal(seen.GetProperty("originalPrice").ValueKind, seen.GetProperty("promotion").ValueKind);
        return (seen.GetProperty("effectivePrice").GetProperty("amount").GetInt32(),
            seen.GetProperty("originalPrice") is { ValueKind: JsonValueKind.Object } original ? original.GetProperty("amount").GetInt32() : null);
    }

    private async Task<string> StatusAsync(string id) =>
        (await AskAsync(Owner, "query($id: ID!) { node(id: $id) { ... on PriceRule { status } } }", new { id })).GetProperty("node").GetProperty("status").GetString()!;

    private static object Input(object target, object discount, DateTime from, DateTime until, object? limits = null) =>
        new { merchantId = IdOf(KnownMerchants.First), name = "开学季", target, discount, from, until, limits };

    private async Task<string> CreateAsync(object target, object discount, DateTime from, DateTime until, object? limits = null)
    {
        var made = await PayloadAsync(Owner, "createPriceRule", Input(target, discount, from, until, limits), "priceRule { id }");
        Assert.Equal("", CodesOf(made));
        return made.GetProperty("priceRule").GetProperty("id").GetString()!;
    }

    private async Task<string> InForceAsync(object target, object discount, DateTime from, DateTime until, object? limits = null)
    {
        var id = await CreateAsync(target, discount, from, until, limits);
        Assert.Equal("", await CodesAsync(Reviewer, "approvePriceRule", new { priceRuleId = id }));
        return id;
    }
}
