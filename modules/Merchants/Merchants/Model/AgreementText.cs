using System.Globalization;

namespace Merchants.Model;

/// <summary>The wording of the cooperation agreement 合作协议.</summary>
internal static class AgreementText
{
    /// <summary>The text for an application, drawn up at the given time (UTC).</summary>
    public static string Of(MerchantApplication application, DateTime at) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        商家入驻合作协议

        甲方：平台
        乙方：{application.LegalName}（统一社会信用代码 {application.Uscc}），法定代表人 {application.LegalRepresentative.Name.Open()}
        申请编号：{application.Id.Value}
        拟定时间：{at:yyyy-MM-dd HH:mm:ss}（UTC）

        一、乙方保证所提交的资料真实、合法、有效，资料变更或到期前应及时更新。
        二、乙方应遵守国家法律法规及平台规则，不得销售假冒伪劣或侵犯他人知识产权的商品。
        三、甲方按平台规则向乙方提供服务，并依约定周期与乙方结算货款及费用。
        四、甲方对乙方资料负有保密义务，仅用于审核与监管等合法用途。
        五、乙方违反本协议的，甲方可依规则予以警告、暂停服务或清退。
        六、本协议自双方签署之日起生效。
        """).ReplaceLineEndings("\n");
}
