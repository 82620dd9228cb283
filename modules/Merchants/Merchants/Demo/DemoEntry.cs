using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>What is asked of whoever enters (MER-01), and how the demo merchants came through it (MER-02, MER-03).</summary>
internal sealed class DemoEntry(DemoDesk desk, DemoEditions editions)
{
    /// <summary>The criterion of which exceptions are made.</summary>
    public const string Premises = "PREMISES";

    /// <summary>The criteria of an edition.</summary>
    public static IReadOnlyList<CriterionRule> CriteriaOf(int edition)
    {
        var all = new List<CriterionRule>
        {
            new("BUSINESS_LICENCE", EntryCriterionKind.Qualification, "持有有效的营业执照", "Holds a valid business licence", DocumentType.BusinessLicence),
            new("LEGAL_REPRESENTATIVE", EntryCriterionKind.Qualification, "法定代表人身份属实", "The legal representative's identity is true", DocumentType.LegalRepresentativeIdCard),
            new("NO_BLACKLIST", EntryCriterionKind.Reputation, "未列入严重违法失信名单", "Stands on no list of serious breaches of trust", null),
            new(Premises, EntryCriterionKind.BusinessCondition, "有固定的经营场所", "Has premises of its own", null),
        };
        if (edition > 1)
            all.Add(new("AFTER_SALES", EntryCriterionKind.BusinessCondition, "有售后服务人员和退换货流程", "Has staff and rules for after-sales service", null));
        if (edition > 2)
            all.Add(new("TAXPAYER", EntryCriterionKind.Qualification, "具有一般纳税人资格", "Is a general taxpayer", DocumentType.TaxpayerQualification));
        return all;
    }

    /// <summary>What was checked as it was handed in, and brought forward and verified after it.</summary>
    /// <param name="application">The application.</param>
    /// <param name="lacks">The code of a criterion for which nothing was brought forward; null for none.</param>
    public IEnumerable<object> Begin(MerchantApplication application, string? lacks = null)
    {
        var (at, owner) = (application.SubmittedAt, new Actor(application.OwnerId));
        application.MeasureBy(editions.CriteriaAt(at));
        yield return MerchantVerification.Of(application, VerificationKind.Qualification, VerificationMethod.CodeCheck, VerificationResult.Passed, null, Actor.System, at);
        yield return MerchantVerification.Of(application, VerificationKind.RealName, VerificationMethod.CodeCheck, VerificationResult.Passed, null, Actor.System, at);
        foreach (var asked in editions.CriteriaAt(at).Items.Where(i => i.PaperType is null && i.Code != lacks))
            yield return ApplicationEvidence.Of(application.Id, asked.Code, null, WordsTo(asked.Code), owner, at.AddMinutes(10), desk.Source.Id(at));
    }

    /// <summary>What a reviewer verified.</summary>
    public static MerchantVerification Verify(MerchantApplication application, VerificationKind kind, VerificationMethod method, string? failed, Actor by, DateTime at) =>
        MerchantVerification.Of(application, kind, method, failed is null ? VerificationResult.Passed : VerificationResult.Failed, failed, by, at);

    /// <summary>An exception from a criterion (MER-10).</summary>
    public RuleException Waive(MerchantApplication application, DateTime at)
    {
        application.CountCheck();
        return RuleException.Waive(application, Premises, "园区集中办公，场所证明由园区统一出具，三个月内补交", DemoStaff.Supervisor, at, desk.Source.Id(at));
    }

    private static string WordsTo(string criterion) => criterion switch
    {
        "NO_BLACKLIST" => "已在信用中国网站查询，无失信记录，查询截图留存备查",
        Premises => "租赁办公场所，租期三年，租赁合同可供查验",
        _ => "设有售后专员两名，承诺七日无理由退换货",
    };
}
