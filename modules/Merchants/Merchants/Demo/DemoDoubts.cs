using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>What is doubted about the papers of demo merchants, in every state: disputes between departments (DOC-18), findings of the outside platform (DOC-24), customers' words (DOC-21).</summary>
internal sealed class DemoDoubts(DemoPlan plan, DemoDesk desk)
{
    /// <summary>What was doubted about a merchant's papers, and who has looked at their files (DOC-23).</summary>
    public IEnumerable<object> Of(int index, DemoMerchants.Made made)
    {
        if (made.Papers.Count < DemoDemand.FewestPapers || index == plan.Left)
            return [];
        var good = DemoDemand.Good(made);
        return index switch
        {
            0 => [.. Disputes(made, good), .. Findings(good), .. Reports(made), .. Downloads(made, good)],
            1 => [.. Found(PlatformFindingKind.Finding, made.Papers[0], "营业执照照片与平台登记信息不一致", 5).All, Say(made, DocumentReportKind.Question, DocumentType.BusinessLicence, "营业执照上的经营范围包含食品销售吗？", 3)],
            _ when index % 9 == 0 => Answered(made, DocumentReportKind.Suggestion, null, "建议展示质检报告的出具日期", false, "已采纳，将在下个版本展示。", 14),
            _ => [],
        };
    }

    private IEnumerable<object> Disputes(DemoMerchants.Made made, IReadOnlyList<Document> good)
    {
        var rejected = made.Papers.First(p => p.Status == DocumentStatus.Rejected);
        yield return Raise(rejected, "扫描件清晰可辨，退回理由不成立", new(rejected.Current.UploaderId), desk.Ago(3));
        var mediated = Raise(good[0], "详审耗时过长，影响上架", new(good[0].Current.UploaderId), desk.Ago(15));
        DemoSource.Must(mediated.Mediate("双方约定今后超时前先电话沟通", DemoStaff.Coordinator, desk.Ago(13)));
        yield return mediated;
        foreach (var (outcome, words, i) in new[]
        {
            (DocumentDisputeOutcome.ReviewUpheld, "审核结论依据充分，予以维持", 1), (DocumentDisputeOutcome.ReviewOverturned, "审核标准适用有误，应重新提交审核", 2), (DocumentDisputeOutcome.Compromise, "双方协商一致，补充说明后不再异议", 3),
        })
        {
            if (i >= good.Count)
                break;
            var resolved = Raise(good[i], "对资料有效期的认定有分歧", new(good[i].Current.Reviews[^1].ReviewerId), desk.Ago(12));
            DemoSource.Must(resolved.Mediate("请双方以发证机关公示信息为准", DemoStaff.Coordinator, desk.Ago(11)), resolved.Resolve(outcome, words, DemoStaff.Coordinator, desk.Ago(8)));
            yield return resolved;
        }
    }

    private DocumentDispute Raise(Document paper, string grounds, Actor by, DateTime at) => DocumentDispute.Begin(new(desk.Source.Id(at)), paper, grounds, by, at);

    private IEnumerable<object> Findings(IReadOnlyList<Document> good)
    {
        var open = Found(PlatformFindingKind.Finding, good[^1], "品牌授权链条不完整", 2);
        var rectified = Found(PlatformFindingKind.Finding, good[0], "商标类别与在售商品不符", 11);
        DemoSource.Must(rectified.Finding.Rectify("已补充第三十五类商标注册证", DemoStaff.Uploaders[0], desk.Ago(9)));
        var reported = Found(PlatformFindingKind.Refusal, good[0], "文件页数与申报不符", 16);
        DemoSource.Must(
            reported.Finding.Rectify("已重新扫描全部页面", DemoStaff.Uploaders[1], desk.Ago(15)), reported.Finding.BeginReport("整改完成，请复核", desk.Ago(14)),
            reported.Finding.FinishReport(DemoStaff.Coordinator, desk.Ago(14)));
        // About no paper in particular.
        return [.. open.All, .. rectified.All, .. reported.All, PlatformFinding.Record(
            PlatformFindingKind.Finding, OutsideSource.Staff, null, null, null, "平台抽查：部分商家资料更新不及时", desk.Ago(6), DemoStaff.Coordinator, desk.Ago(6), new(desk.Source.Id(desk.Ago(6))))];
    }

    // A fault in a paper that was approved by then has escaped the reviews (DOC-19).
    private (PlatformFinding Finding, IReadOnlyList<object> All) Found(PlatformFindingKind kind, Document paper, string words, int daysAgo)
    {
        var at = desk.Ago(daysAgo);
        var finding = PlatformFinding.Record(kind, OutsideSource.Staff, null, paper, paper.VersionNumber, words, at, DemoStaff.Coordinator, at, new(desk.Source.Id(at)));
        return (finding, [finding, .. Escaped(paper, DocumentFaultSource.OutsidePlatform, finding.Id.Value, at)]);
    }

    private static IEnumerable<object> Escaped(Document paper, DocumentFaultSource source, Guid by, DateTime at) =>
        paper.Versions.LastOrDefault(v => v.Outcome == ReviewOutcome.Approved && v.DecidedAt <= at) is { } version ? [DocumentFault.Of(paper.Id, version.Number, source, by, at)] : [];

    private IEnumerable<object> Reports(DemoMerchants.Made made)
    {
        yield return Say(made, DocumentReportKind.Report, DocumentType.BusinessLicence, "营业执照上的名称与店铺名称不同", 1);
        var looking = Say(made, DocumentReportKind.Question, DocumentType.ProductTestReport, "检测报告是今年的吗？", 5);
        DemoSource.Must(looking.Investigate(DemoStaff.Coordinator, desk.Ago(4)));
        yield return looking;
        foreach (var one in Answered(made, DocumentReportKind.Report, DocumentType.BusinessLicence, "营业执照照片看不清地址", true, "感谢反馈，已要求商家重新上传清晰的扫描件。", 25))
            yield return one;
        foreach (var one in Answered(made, DocumentReportKind.Report, null, "怀疑商家没有品牌授权", false, "经核实，商家持有有效的品牌授权书。", 18))
            yield return one;
    }

    private DocumentReport Say(DemoMerchants.Made made, DocumentReportKind kind, DocumentType? credential, string words, int daysAgo) => DocumentReport.Receive(
        new(desk.Source.Id(desk.Ago(daysAgo))), made.Merchant.Id, made.Merchant.Name, kind, credential, words, DemoStaff.Buyer, desk.Ago(daysAgo));

    private IEnumerable<object> Answered(DemoMerchants.Made made, DocumentReportKind kind, DocumentType? credential, string words, bool isUpheld, string answer, int daysAgo)
    {
        var report = Say(made, kind, credential, words, daysAgo);
        var at = desk.Ago(daysAgo - 3);
        DemoSource.Must(report.Investigate(DemoStaff.Coordinator, desk.Ago(daysAgo - 1)), report.Conclude(isUpheld, answer, DemoStaff.Coordinator, at));
        var shown = isUpheld ? made.Papers.FirstOrDefault(p => p.Type == credential && p.Versions.Any(v => v.Outcome == ReviewOutcome.Approved)) : null;
        return shown is null ? [report] : [report, .. Escaped(shown, DocumentFaultSource.Customer, report.Id.Value, at)];
    }

    private IEnumerable<object> Downloads(DemoMerchants.Made made, IReadOnlyList<Document> good) => good.Take(3).Select((p, i) => new PaperAccess
    {
        Id = desk.Source.Id(desk.Ago(10 - i)), SubjectId = p.Id.Value, VersionNumber = p.VersionNumber, UserId = made.Merchant.OwnerId, At = desk.Ago(10 - i),
    });
}
