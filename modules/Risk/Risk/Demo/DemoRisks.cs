using Merchants.Contracts;
using Modular.Kernel;
using Risk.Contracts;
using Risk.Model;

namespace Risk.Demo;

/// <summary>Makes risks of all states step by step through the model. None that is critical is about a merchant: its payouts would be held.</summary>
internal sealed class DemoRisks(DemoSource source, DateTime asOf, RiskMatrix matrix, IReadOnlyList<MerchantId> merchants)
{
    private static readonly Actor Analyst = new(DemoUsers.Risk.Id);
    private static readonly Actor Assessor = new(DemoUsers.Risk2.Id);
    private static readonly Actor Acceptor = new(DemoUsers.Supervisor.Id);

    private static readonly (string Title, RiskCategory Category, int Likelihood, int Impact, bool IsOfMerchant)[] Kinds =
    [
        ("同一收货地址大量下单", RiskCategory.Fraud, 3, 4, true),
        ("直播带货新规即将施行", RiskCategory.Policy, 4, 3, false),
        ("商家资金链紧张", RiskCategory.Credit, 2, 4, true),
        ("核心数据库单点", RiskCategory.Technical, 3, 5, false),
        ("爆款供应商质量波动", RiskCategory.Quality, 3, 3, true),
        ("同行低价促销", RiskCategory.Market, 4, 2, false),
        ("支付渠道集中", RiskCategory.Technical, 2, 5, false),
        ("疑似虚假宣传", RiskCategory.Quality, 2, 3, true),
        ("跨境税收政策调整", RiskCategory.Policy, 2, 4, false),
        ("买家恶意退款", RiskCategory.Fraud, 4, 3, true),
        ("网络攻击高发", RiskCategory.Technical, 4, 5, false),
        ("季节性滞销", RiskCategory.Market, 3, 2, true),
        ("保证金不足", RiskCategory.Credit, 3, 3, true),
        ("物流时效下降", RiskCategory.Market, 2, 2, false),
        ("资质即将到期", RiskCategory.Policy, 3, 3, true),
    ];

    /// <summary>A risk with what belongs to it.</summary>
    public sealed record Made(RiskEntry Risk, IReadOnlyList<RiskAssessment> Assessments, IReadOnlyList<RiskResponsePlan> Plans);

    /// <summary>So many risks; their states take turns.</summary>
    public IEnumerable<Made> Make(int count) => Enumerable.Range(0, count).Select(i => Make(Kinds[i % Kinds.Length], (RiskStatus)(i % 6)));

    private Made Make((string Title, RiskCategory Category, int Likelihood, int Impact, bool IsOfMerchant) kind, RiskStatus status)
    {
        var at = asOf.AddDays(-source.Random.Next(20, 200)).AddHours(source.Random.Next(1, 9));
        MerchantId? merchant = kind.IsOfMerchant && merchants.Count > 0 ? source.Pick(merchants) : null;
        var risk = RiskEntry.Identify(new(new(source.Id(at)), kind.Title, null, kind.Category, merchant, null), Analyst, at);
        var made = new Made(risk, [], []);
        if (status == RiskStatus.Identified)
            return made;
        var assessments = new List<RiskAssessment> { Assess(risk, kind.Likelihood, kind.Impact, at.AddDays(1)) };
        if (status == RiskStatus.Assessed)
            return made with { Assessments = assessments };
        if (status == RiskStatus.Accepted)
        {
            DemoSource.Must(risk.Accept(asOf.AddDays(source.Random.Next(30, 90)), "影响可控，暂予接受", Acceptor, at.AddDays(3)));
            return made with { Assessments = assessments };
        }

        var plan = RiskResponsePlan.Of(risk.Id, RiskResponseStrategy.Reduce, "加强监测，完善审核流程", DateOnly.FromDateTime(asOf.AddDays(30)), Analyst, at.AddDays(2));
        DemoSource.Must(risk.Plan(at.AddDays(2)), risk.Treat(Analyst, at.AddDays(3)));
        if (status != RiskStatus.Treating)
            DemoSource.Must(risk.Watch(Analyst, at.AddDays(10)));
        if (status == RiskStatus.Closed)
            DemoSource.Must(risk.Close("连续监测无异常", Analyst, at.AddDays(18)));
        return new(risk, assessments, [plan]);
    }

    private RiskAssessment Assess(RiskEntry risk, int likelihood, int impact, DateTime at)
    {
        var (assessment, refused) = risk.Assess(new(RiskAssessmentKind.Inherent, likelihood, impact, null), matrix, Assessor, at);
        DemoSource.Must(refused);
        return assessment!;
    }
}
