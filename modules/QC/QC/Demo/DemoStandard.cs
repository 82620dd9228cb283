using Modular.Kernel;
using QC.Model;

namespace QC.Demo;

/// <summary>The standard of the demo data: a checklist over all five domains (QC-02).</summary>
internal static class DemoStandard
{
    private static readonly ChecklistRule[] Rules =
    [
        new(ChecklistDomain.Goods, "商品为正品，无假冒、侵权", 2_000, true, "COUNTERFEIT", Money.Fen(500_000), 500),
        new(ChecklistDomain.Goods, "不属于禁售或限售商品", 1_500, true, "PROHIBITED_GOODS", Money.Fen(300_000), 300),
        new(ChecklistDomain.Goods, "规格、材质与描述一致", 1_500, false, "DESCRIPTION_UNTRUE", null, 0),
        new(ChecklistDomain.ShopPage, "标题、主图与详情完整清晰", 1_000, false, "PAGE_INCOMPLETE", null, 0),
        new(ChecklistDomain.ShopPage, "无绝对化用语和虚假宣传", 1_000, false, "FORBIDDEN_WORDS", null, 0),
        new(ChecklistDomain.Campaigns, "划线价与活动价真实有据", 1_000, false, "PRICE_MISLEADING", null, 0),
        new(ChecklistDomain.CustomerService, "售后政策清楚，客服及时答复", 1_000, false, "SERVICE_SLOW", null, 0),
        new(ChecklistDomain.Data, "销量与评价数据真实", 1_000, false, "DATA_UNTRUE", null, 0),
    ];

    /// <summary>Published by the supervisor, drafted by the inspector.</summary>
    public static QualityStandard Publish(DemoSource source, string code, DateTime at)
    {
        var standard = QualityStandard.Draft(new(source.Id(at)), code, 1, "商品抽检标准", Rules, new(DemoUsers.Inspector.Id), at);
        DemoSource.Must(standard.Publish(new(DemoUsers.Supervisor.Id), at.AddDays(2)));
        return standard;
    }
}
