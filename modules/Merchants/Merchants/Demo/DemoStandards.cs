using Merchants.Files;
using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>What the standard of papers says (DOC-02), and what is entered with papers by it. It names some kinds alone; for the others the built-in one holds.</summary>
internal static class DemoStandards
{
    private static readonly FileFormat[] Scans = [FileFormat.Pdf, FileFormat.Jpeg, FileFormat.Png];

    private static readonly UploadCheckItem[] Checklist =
    [
        new("READABLE", "扫描件清晰、四角完整"), new("SEAL_VISIBLE", "公章完整、可辨认"), new("NAME_MATCHES", "企业名称与申请信息一致"),
    ];

    /// <summary>What an edition is called.</summary>
    public static string NameOf(int edition) => edition switch { 1 => "资料标准（首版）", 2 => "资料标准（修订版）", _ => "资料标准（食品新规）" };

    /// <summary>What an edition says.</summary>
    public static IReadOnlyList<PaperRequirement> Of(int edition)
    {
        var all = new List<PaperRequirement>
        {
            new(DocumentType.BusinessLicence, Scans, [new("CREDIT_CODE", "统一社会信用代码", ElementRule.Uscc, false, false, 200), new("COMPANY_NAME", "企业名称", ElementRule.Text, false, false, 200)], Checklist)
            {
                IsMandatory = true, NoticeDays = [30, 7, 0],
            },
            new(DocumentType.LegalRepresentativeIdCard, Scans, [new("HOLDER", "姓名", ElementRule.Text, false, true, 50), new("ID_NUMBER", "公民身份号码", ElementRule.ResidentId, false, true, 200)], Checklist[..1])
            {
                IsMandatory = true, NoticeDays = [30, 7, 0],
            },
            new(DocumentType.ProductTestReport, Scans, [new("REPORT_NUMBER", "报告编号", ElementRule.Text, edition > 1, false, 60), new("ARTICLE_NUMBER", "商品条码", ElementRule.Ean13, false, false, 200)], Checklist)
            {
                Expires = true, NoticeDays = [30, 7, 0],
            },
        };
        if (edition > 1)
            all.Add(new(DocumentType.FoodBusinessLicence, Scans, [new("LICENCE_NUMBER", "许可证编号", ElementRule.Text, edition > 2, false, 60)], Checklist) { Expires = true, NoticeDays = [60, 30, 7, 0] });
        if (edition > 2)
            all.Add(new(DocumentType.CosmeticsFiling, Scans, [new("FILING_NUMBER", "备案编号", ElementRule.Text, true, false, 60)], Checklist) { Expires = true, NoticeDays = [30, 7, 0] });
        return all;
    }

    /// <summary>What is entered with a paper of a kind by a standard.</summary>
    public static HandedInUnder Enter(this PaperStandard standard, DocumentType type, MerchantApplication application, DemoSource source) =>
        new(standard.Edition, standard.Requirements.Find(r => r.Type == type) is { } said ? [.. said.Elements.Select(e => (e, ValueOf(e, application, source)))] : []);

    private static string ValueOf(PaperElement element, MerchantApplication application, DemoSource source) => element.Code switch
    {
        "CREDIT_CODE" => application.Uscc,
        "COMPANY_NAME" => application.LegalName,
        "HOLDER" => application.LegalRepresentative.Name.Open(),
        "ID_NUMBER" => application.LegalRepresentative.IdCard.Open(),
        "REPORT_NUMBER" => $"WT{source.Random.Next(100_000, 999_999)}",
        "ARTICLE_NUMBER" => $"690{source.Random.NextInt64(100_000_000, 999_999_999)}" is var twelve ? $"{twelve}{Ean13.CheckDigit(twelve)}" : "",
        "LICENCE_NUMBER" => $"JY1{source.Random.NextInt64(1_000_000_000_000, 9_999_999_999_999)}",
        _ => $"G{source.Random.Next(10_000_000, 99_999_999)}",
    };
}
