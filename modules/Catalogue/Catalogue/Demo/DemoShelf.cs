using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Demo;

/// <summary>Makes what stands beside demo merchants' goods: brands with authorisations, services, and reports of counterfeit goods (CAT-02, CAT-11, CAT-13). The same seed and day give the same data.</summary>
/// <param name="asOf">The day (UTC) up to which it has happened.</param>
internal sealed class DemoShelf(DateTime asOf)
{
    private static readonly string[] Brands = ["云裳", "山系户外", "知夏美妆", "拾光数码", "匠心家居"];

    private static readonly (string Title, string Content, string Standard, string Category, string Unit, int Price)[] Services =
    [
        ("空调清洗", "上门拆洗空调滤网与蒸发器，约两小时。", "清洗后出风口无可见污渍，七天内异味免费复洗。", "home-services", "台", 12900),
        ("手机换屏", "检测并更换屏幕，现场测试触控与显示。", "使用同规格配件，保修九十天。", "repair-services", "次", 39900),
        ("灯具安装", "拆旧、接线、安装与通电测试。", "持证电工作业，安装后质保一年。", "installation-services", "盏", 6900),
        ("详情页设计", "按商品资料设计详情页一套，含两次修改。", "三个工作日内交付初稿。", "design-services", "套", 59900),
    ];

    private readonly DemoSource _source = new(20260303);

    /// <summary>Adds all of it to the database; the caller saves.</summary>
    /// <param name="db">The module's database.</param>
    /// <param name="merchants">The merchants.</param>
    /// <param name="papers">Their papers in force.</param>
    /// <param name="listed">Some goods that are listed.</param>
    public void Add(CatalogueDb db, IReadOnlyList<MerchantSummary> merchants, IReadOnlyList<PaperSummary> papers, IReadOnlyList<Product> listed)
    {
        var brands = Brands.Select((name, i) => Brand.Enter(new(_source.Id(asOf.AddDays(-300))), new(name, $"{60123400 + i}", $"{name}品牌管理有限公司", null, true), asOf.AddDays(-300))).ToList();
        db.AddRange(brands);
        foreach (var (paper, i) in papers.Where(p => p.Type == "BRAND_AUTHORISATION").OrderBy(p => p.Paper.Value).Take(10).Select((p, i) => (p, i)))
            db.Add(Authorised(paper, brands[i % brands.Count], isDecided: i % 4 != 3));
        foreach (var (merchant, i) in merchants.Select((m, i) => (m, i)).Where(m => m.m.IsActive).Take(16))
            db.Add(Offered(merchant, i));
        foreach (var (product, i) in listed.Take(5).Select((p, i) => (p, i)))
            db.Add(Reported(product, i));
    }

    private BrandAuthorisation Authorised(PaperSummary paper, Brand brand, bool isDecided)
    {
        var asked = asOf.AddDays(-_source.Random.Next(20, 200));
        var (from, until) = (BusinessDay.DayAt(asked), paper.ValidUntil is { } end && end < BusinessDay.DayAt(asOf).AddDays(300) ? end : BusinessDay.DayAt(asOf).AddDays(300));
        var authorisation = BrandAuthorisation.Request(new(_source.Id(asked)), paper.Merchant, brand.Id, paper.Paper, from, until, Actor.System, asked);
        if (isDecided)
            DemoSource.Must(authorisation.Grant(new(DemoUsers.Reviewer.Id), asked.AddHours(5)));
        return authorisation;
    }

    private ServiceListing Offered(MerchantSummary merchant, int index)
    {
        var (owner, reviewer) = (index switch { 0 => new Actor(DemoUsers.Merchant.Id), 1 => new(DemoUsers.Merchant2.Id), _ => Actor.System }, new Actor(DemoUsers.Reviewer.Id));
        var entered = merchant.Since + (asOf - merchant.Since) * 0.3;
        var (title, content, standard, category, unit, price) = Services[index % Services.Length];
        var service = ServiceListing.Enter(new(_source.Id(entered)), merchant.Id, new(title, content, standard, category, unit, price, Money.Yuan), owner, entered);
        if (index % 5 == 4)
            return service;
        DemoSource.Must(service.Submit(owner, entered.AddMinutes(20)));
        if (index % 5 == 3)
            return service;
        DemoSource.Must(service.Approve(reviewer, entered.AddMinutes(200)));
        DemoSource.Must(service.List(owner, entered.AddMinutes(230)));
        return service;
    }

    private TakedownCase Reported(Product product, int index)
    {
        var at = asOf.AddHours(-_source.Random.Next(2, 40));
        var reported = TakedownCase.Report(
            new(_source.Id(at)), product, (TakedownKind)(index % 4), "云裳品牌管理有限公司", "吊牌与正品不同，做工粗糙。", at.AddDays(3), new(DemoUsers.Buyer.Id), at);
        // None is upheld: that would take the product down, which other modules sell.
        if (index > 0)
            DemoSource.Must(reported.Review(new(DemoUsers.Reviewer.Id), at.AddMinutes(30)));
        if (index > 2)
            DemoSource.Must(reported.Reject("经比对，与授权样品一致。", new(DemoUsers.Reviewer.Id), at.AddMinutes(90)));
        return reported;
    }
}
