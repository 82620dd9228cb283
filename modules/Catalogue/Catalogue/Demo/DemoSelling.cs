using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Catalogue.Demo;

/// <summary>
/// Some promotions, campaigns, advertisements and shop pages of the demo users' own merchants, made through the model. No promotion is in force, so that what demo orders cost is what the goods are
/// entered with.
/// </summary>
internal sealed class DemoSelling(DateTime asOf)
{
    private static readonly Actor Reviewer = new(DemoUsers.Reviewer.Id);
    private static readonly Actor Supervisor = new(DemoUsers.Supervisor.Id);

    private readonly DemoSource _source = new(20260303);

    /// <summary>Adds them to what is saved next.</summary>
    public static async Task AddAsync(CatalogueDb db, IReadOnlyList<MerchantSummary> merchants, DateTime asOf, CancellationToken cancellationToken)
    {
        var demo = new DemoSelling(asOf);
        var slots = demo.Slots();
        db.AddRange(slots);
        foreach (var (merchant, owner, index) in merchants.Zip(new[] { new Actor(DemoUsers.Merchant.Id), new Actor(DemoUsers.Merchant2.Id) }).Select((m, i) => (m.First, m.Second, i)))
        {
            var products = await db.Products.AsNoTracking().Include(p => p.Variants).Where(p => p.MerchantId == merchant.Id && p.Status == ProductStatus.Listed).OrderBy(p => p.Id).Take(6).ToListAsync(cancellationToken);
            if (products.Count == 0)
                continue;
            db.AddRange(demo.PriceRules(merchant.Id, products[0], owner));
            db.AddRange(demo.Campaigns(merchant.Id, products, owner));
            db.AddRange(demo.Booking(slots[index], merchant.Id, products[0], owner));
            db.AddRange(demo.Pages(merchant.Id, products, owner));
            db.AddRange(demo.ShortOf(products[0].Variants[0]));
            db.AddRange(demo.Import(merchant.Id, owner));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private List<AdSlot> Slots() =>
    [
        .. new (string Code, string Name, PublicityChannel Channel, int Price)[]
        {
            ("HOME_BANNER", "首页横幅", PublicityChannel.Platform, 80_000), ("SEARCH_TOP", "搜索置顶", PublicityChannel.Platform, 50_000), ("LIVE_CORNER", "直播角标", PublicityChannel.LiveStream, 30_000),
        }.Select(s => AdSlot.Open(new(_source.Id(asOf.AddDays(-60))), s.Code, s.Name, s.Channel, Money.Fen(s.Price))),
    ];

    private IEnumerable<object> PriceRules(MerchantId merchant, Product product, Actor owner)
    {
        var past = PriceRule.Draft(
            new(_source.Id(asOf.AddDays(-40))), merchant, new("换季清仓", new(PriceRuleScope.Product, Product: product.Id), 1500, null, asOf.AddDays(-38), asOf.AddDays(-31), null, null), owner, asOf.AddDays(-40));
        DemoSource.Must(past.Approve(Reviewer, asOf.AddDays(-39)));
        past.Follow(asOf.AddDays(-38));
        past.Follow(asOf.AddDays(-31));
        var planned = PriceRule.Draft(
            new(_source.Id(asOf.AddDays(-1))), merchant, new("年货节", new(PriceRuleScope.Merchant), 1000, null, asOf.AddDays(30), asOf.AddDays(40), 5, null), owner, asOf.AddDays(-1));
        return [past, planned];
    }

    private IEnumerable<object> Campaigns(MerchantId merchant, IReadOnlyList<Product> products, Actor owner)
    {
        var running = Campaign.Draft(new(_source.Id(asOf.AddDays(-9))), merchant, Plan("会员日", asOf.AddDays(-3), asOf.AddDays(4)), owner, asOf.AddDays(-9));
        DemoSource.Must(running.Submit(owner, asOf.AddDays(-8)), running.Approve(Reviewer, asOf.AddDays(-7)), running.Run(owner, asOf.AddDays(-3)));
        var truthful = CampaignCreative.Submit(new(_source.Id(asOf.AddDays(-6))), running, PublicityChannel.LiveStream, "会员日专享", "指定商品满两件享九折，详见活动页。", owner, asOf.AddDays(-6));
        DemoSource.Must(truthful.Approve(Supervisor, asOf.AddDays(-5)));
        var change = CampaignChange.Request(new(_source.Id(asOf.AddDays(-1))), running, Plan("会员日返场", asOf.AddDays(-3), asOf.AddDays(6)), "反响良好，延长两天", owner, asOf.AddDays(-1));
        var planned = Campaign.Draft(new(_source.Id(asOf.AddDays(-2))), merchant, Plan("新春会场", asOf.AddDays(40), asOf.AddDays(50)), owner, asOf.AddDays(-2));
        return [running, truthful, change, planned, .. products.Take(3).Select(p => new CampaignProduct { CampaignId = running.Id, ProductId = p.Id })];
    }

    private static CampaignPlan Plan(string theme, DateTime from, DateTime until) => new()
    {
        Theme = theme, Conditions = "每位买家限参加一次", Offers = "指定商品满两件享九折", PlatformFit = "符合平台大促规则", From = from, Until = until, TargetOrders = 200, TargetPieces = 500, TargetAmount = 5_000_000,
        Currency = Money.Yuan,
    };

    private IEnumerable<object> Booking(AdSlot slot, MerchantId merchant, Product product, Actor owner)
    {
        var today = BusinessDay.DayAt(asOf);
        var booking = AdPlacement.Book(new(_source.Id(asOf.AddDays(-1))), slot, merchant, new(today.AddDays(5), today.AddDays(8), "会员日全场九折", product.Id), owner, asOf.AddDays(-1));
        return [booking, .. Enumerable.Range(5, 3).Select(d => new AdSlotDay { SlotId = slot.Id, Day = today.AddDays(d), PlacementId = booking.Id })];
    }

    private IEnumerable<object> Pages(MerchantId merchant, IReadOnlyList<Product> products, Actor owner)
    {
        var layout = new ShopPageLayout
        {
            Title = "店铺首页", Navigation = [new() { Label = "本店推荐", Block = 1 }],
            Blocks =
            [
                new() { Kind = ShopBlockKind.Words, Heading = "欢迎光临", Words = "正品保障，七天无理由退货。" },
                new() { Kind = ShopBlockKind.Products, Heading = "本店推荐", Products = [.. products.Select(p => p.Id.Value)] },
            ],
        };
        var shown = ShopPageVersion.Draft(new(_source.Id(asOf.AddDays(-20))), merchant, 1, layout.Write(), null, owner, asOf.AddDays(-20));
        DemoSource.Must(shown.Publish(owner, asOf.AddDays(-19)));
        return [shown, ShopPageVersion.Draft(new(_source.Id(asOf.AddDays(-1))), merchant, 2, (layout with { Title = "新春首页" }).Write(), null, owner, asOf.AddDays(-1))];
    }

    private IEnumerable<object> ShortOf(ProductVariant variant)
    {
        var wanted = new StockThreshold { VariantId = variant.Id, MerchantId = variant.MerchantId, Threshold = 500 };
        return [wanted, StockAlert.Raise(new(_source.Id(asOf.AddHours(-5))), wanted, 120, asOf.AddHours(-5))];
    }

    private IEnumerable<object> Import(MerchantId merchant, Actor owner)
    {
        var import = ProductImport.TakeIn(new(_source.Id(asOf.AddDays(-2))), merchant, new("新品试导入.csv", ProductFileFormat.Csv, ""), isDryRun: true, owner, asOf.AddDays(-2));
        import.Begin(4, asOf.AddDays(-2));
        import.Advance(4, products: 2, failedRows: 1, problems: 1);
        import.End(null, asOf.AddDays(-2));
        return [import, new ProductImportProblem { ImportId = import.Id, Ordinal = 1, Row = 3, Column = "价格", Rule = "IMPORT_PRICE", English = Languages.In(Languages.English, () => Text.Of("IMPORT_PRICE")), Chinese = Languages.In(Languages.Chinese, () => Text.Of("IMPORT_PRICE")) }];
    }
}
