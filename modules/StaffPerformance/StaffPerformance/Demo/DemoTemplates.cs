using Modular.Kernel;
using StaffPerformance.Model;

namespace StaffPerformance.Demo;

/// <summary>What the positions of the demo staff are measured by (STF-03), in the three dimensions of the policy (STF-13).</summary>
internal static class DemoTemplates
{
    private const int Unit = 10_000;
    private const int Cap = 12_000;

    private static readonly KpiMeasure Duty = new("DUTY", "责任心", KpiDimension.Attitude, 1_500, 90 * Unit, Kpi.Whole, false);
    private static readonly KpiMeasure Teamwork = new("TEAMWORK", "团队协作", KpiDimension.Attitude, 1_000, 90 * Unit, Kpi.Whole, false);

    /// <summary>The templates by position, drafted.</summary>
    public static IReadOnlyDictionary<StaffPosition, KpiTemplate> Draft(DemoSource source, Actor by, DateTime at) => new Dictionary<StaffPosition, (string Name, KpiMeasure[] Measures)>
    {
        [StaffPosition.Assistant] = ("助播月度考核",
        [
            new("VIEWERS", "场均观看人数", KpiDimension.Results, 2_000, 5_000L * Unit, Cap, false),
            new("CONVERSION", "销售转化率（%）", KpiDimension.Results, 3_000, 35 * Unit / 10, Cap, false),
            Duty, Teamwork,
            new("PRODUCT_KNOWLEDGE", "产品知识", KpiDimension.Ability, 1_500, 85 * Unit, Kpi.Whole, false),
            new("COMPLAINTS", "观众投诉（件）", KpiDimension.Ability, 1_000, 2 * Unit, Cap, true),
        ]),
        [StaffPosition.Uploader] = Paper("资料上传月度考核", "PAPERS_UPLOADED", "上传资料（份）", 200L * Unit),
        [StaffPosition.Reviewer] = Paper("资料审核月度考核", "PAPERS_REVIEWED", "审核资料（份）", 300L * Unit),
        [StaffPosition.Inspector] = Paper("质检月度考核", "INSPECTIONS", "抽检（次）", 40L * Unit),
        [StaffPosition.Fulfilment] = Paper("订单履约月度考核", "ORDERS_SHIPPED", "发货订单（单）", 2_000L * Unit),
        [StaffPosition.Finance] = Paper("财务月度考核", "STATEMENTS", "结算单（份）", 60L * Unit),
    }.ToDictionary(t => t.Key, t => KpiTemplate.Draft(new(source.Id(at)), t.Value.Name, t.Key, 1, t.Value.Measures, by, at));

    private static (string Name, KpiMeasure[] Measures) Paper(string name, string code, string what, long target) => (name,
    [
        new(code, what, KpiDimension.Results, 4_000, target, Cap, false),
        new("ERRORS", "差错（件）", KpiDimension.Results, 2_000, 3 * Unit, Cap, true),
        Duty, Teamwork,
        new("SKILL", "业务能力", KpiDimension.Ability, 1_500, 85 * Unit, Kpi.Whole, false),
    ]);
}
