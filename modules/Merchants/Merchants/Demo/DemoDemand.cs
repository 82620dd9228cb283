using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>Papers that departments ask for (DOC-01, DOC-03, DOC-05), and parts that reviewers miss (DOC-27), in every state.</summary>
internal sealed class DemoDemand(DemoPlan plan, DemoDesk desk)
{
    /// <summary>A merchant with fewer papers has none that could be asked for.</summary>
    public const int FewestPapers = 10;

    /// <summary>What was asked of a merchant.</summary>
    public async Task<IReadOnlyList<object>> OfAsync(int index, DemoMerchants.Made made, CancellationToken cancellationToken)
    {
        if (made.Papers.Count < FewestPapers || index == plan.Left || (index > 1 && index % 12 != 0))
            return [];
        var good = Good(made);
        if (index > 1)
            return Fulfilled(made, "运营部", good.Take(1));
        if (index == 1)
            return [.. Overdue(made), .. Fulfilled(made, "法务部", good.Take(2))];
        return
        [
            .. Open(made, "风控部", DemoStaff.Risk, desk.Ago(1), new(DocumentType.BankAccountProof, "近三个月内出具"), new(DocumentType.TaxpayerQualification, null)).All,
            .. await CollectingAsync(made, cancellationToken),
            .. Fulfilled(made, "质检部", good.Take(2)),
            .. Cancelled(made),
            .. await SupplementsAsync(made, good, cancellationToken),
        ];
    }

    /// <summary>Papers that were approved since the merchant was founded, the oldest first.</summary>
    public static IReadOnlyList<Document> Good(DemoMerchants.Made made) =>
        [.. made.Papers.Where(p => p.Status is DocumentStatus.Approved or DocumentStatus.Archived && p.Versions[0].SubmittedAt > made.Merchant.CreatedAt.AddDays(8)).OrderBy(p => p.Versions[0].SubmittedAt)];

    private (DocumentRequest Request, IReadOnlyList<CollectionTask> Tasks, IReadOnlyList<object> All) Open(DemoMerchants.Made made, string department, Actor by, DateTime at, params IReadOnlyList<WantedPaper> wanted)
    {
        var (request, tasks) = DocumentRequest.Open(new(desk.Source.Id(at)), department, made.Application, at.AddDays(8), wanted, by, at, () => desk.Source.Id(at));
        return (request, tasks, [request, .. tasks]);
    }

    // One waits for its source, one was given back, one is there and one is entered.
    private async Task<IReadOnlyList<object>> CollectingAsync(DemoMerchants.Made made, CancellationToken cancellationToken)
    {
        var entered = made.Papers[^1];
        var at = entered.SubmittedAt.AddDays(-6);
        var (request, tasks, all) = Open(
            made, "品控部", DemoStaff.Reviewers[0], at,
            new(DocumentType.CustomsDeclaration, "含商品清单页"), new(DocumentType.ProductTestReport, "须为 CMA 机构出具"), new(DocumentType.PremisesProof, null), new(entered.Type, null));
        request.BeginCollecting(DemoStaff.Uploaders[0], at.AddHours(2));
        foreach (var task in tasks)
            DemoSource.Must(task.Assign(CollectionSource.Merchant, made.Merchant.Name, DemoStaff.Uploaders[0].Id, desk.AsOf.AddDays(2), at.AddHours(2)));
        tasks[0].Remind(desk.Options.CollectionStagesInForce, desk.AsOf);
        DemoSource.Must(tasks[1].Record(await desk.FileAsync("检测报告.pdf", $"{tasks[1].Id.Value:N} 1", cancellationToken), DemoStaff.Uploaders[0], at.AddDays(2), out var returned));
        DemoSource.Must(tasks[1].Return(returned!, new(RejectionReason.Incomplete, "缺少检测结论页，请补全后重新提供"), DemoStaff.Uploaders[0], at.AddDays(2).AddHours(1)));
        tasks[1].Remind(desk.Options.CollectionStagesInForce, desk.AsOf);
        DemoSource.Must(tasks[2].Record(await desk.FileAsync("租赁合同.pdf", $"{tasks[2].Id.Value:N} 1", cancellationToken), DemoStaff.Uploaders[0], at.AddDays(3), out var collected));
        return [.. all, returned!, collected!, Enter(request, tasks[3], entered)];
    }

    private IReadOnlyList<object> Fulfilled(DemoMerchants.Made made, string department, IEnumerable<Document> papers)
    {
        var entered = papers.ToList();
        if (entered.Count == 0)
            return [];
        var at = entered[0].Versions[0].SubmittedAt.AddDays(-3);
        var (request, tasks, all) = Open(made, department, DemoStaff.Coordinator, at, [.. entered.Select(p => new WantedPaper(p.Type, null))]);
        request.BeginCollecting(DemoStaff.Uploaders[1], at.AddHours(1));
        foreach (var task in tasks)
            DemoSource.Must(task.Assign(CollectionSource.Department, "招商部", DemoStaff.Uploaders[1].Id, at.AddDays(8), at.AddHours(1)));
        return [.. all, .. entered.Select((p, i) => Enter(request, tasks[i], p))];
    }

    private IReadOnlyList<object> Overdue(DemoMerchants.Made made)
    {
        var (request, tasks, all) = Open(made, "财务部", DemoStaff.Supervisor, desk.Ago(12), new(DocumentType.BankAccountProof, null), new(DocumentType.TaxpayerQualification, "加盖公章"));
        request.BeginCollecting(DemoStaff.Uploaders[1], desk.Ago(11));
        DemoSource.Must(tasks[0].Assign(CollectionSource.Partner, "代账公司", DemoStaff.Uploaders[1].Id, desk.Ago(4), desk.Ago(11)));
        tasks[0].Remind(desk.Options.CollectionStagesInForce, desk.Ago(3));
        return all;
    }

    private IReadOnlyList<object> Cancelled(DemoMerchants.Made made)
    {
        var (request, tasks, all) = Open(made, "市场部", DemoStaff.Coordinator, desk.Ago(45), new WantedPaper(DocumentType.BrandAuthorisation, null));
        DemoSource.Must(request.Cancel("合作项目取消，不再需要", DemoStaff.Coordinator, desk.Ago(43)));
        foreach (var task in tasks)
            task.Cancel("合作项目取消，不再需要", DemoStaff.Coordinator, desk.Ago(43));
        return all;
    }

    // What was given is what was handed in.
    private static CollectedPaper Enter(DocumentRequest request, CollectionTask task, Document paper)
    {
        var version = paper.Versions[0];
        var (uploader, at) = (new Actor(version.UploaderId), version.SubmittedAt);
        var file = new SubmittedFile(version.FileName.Open(), new(version.Format, version.PixelWidth, version.PixelHeight), new(version.Sha256, version.Length));
        DemoSource.Must(task.Record(file, uploader, at.AddHours(-1), out var collected), task.Enter(paper.Id, uploader, at), request.NoteEntered(uploader, at));
        return collected!;
    }

    private async Task<IReadOnlyList<object>> SupplementsAsync(DemoMerchants.Made made, IReadOnlyList<Document> good, CancellationToken cancellationToken)
    {
        var owner = new Actor(made.Merchant.OwnerId);
        var open = Ask(made, made.Papers[^1], "请补充授权书第二页", desk.Ago(1, 2));
        var supplied = Ask(made, made.Papers[^2], "请提供最近一年的年检记录", desk.Ago(1, 1));
        var file = await desk.FileAsync("年检记录.pdf", $"{supplied.Id.Value:N} 1", cancellationToken);
        DemoSource.Must(supplied.Supply(file, null, owner, desk.Ago(1, 4), out var first));
        var again = Ask(made, made.Papers[^2], "请说明分支机构情况", desk.Ago(1, 2));
        DemoSource.Must(again.Supply(null, "无分支机构", owner, desk.Ago(1, 5), out var second), again.Reopen("登记信息显示有一家分公司，请核实", DemoStaff.Reviewers[0], desk.Ago(1, 6)));
        List<object> all = [open, supplied, first!, again, second!];
        foreach (var (paper, i) in good.TakeLast(2).Select((p, i) => (p, i)))
        {
            var at = paper.Current.Reviews[0].At;
            var asked = Ask(made, paper, "请补充骑缝章页", at.AddMinutes(5));
            if (i == 0)
            {
                DemoSource.Must(asked.Supply(null, "补充页已随原件寄出，扫描件见附件", owner, at.AddMinutes(20), out var part), asked.Accept(new(paper.Current.Reviews[0].ReviewerId), at.AddMinutes(40)));
                all.Add(part!);
            }
            else
            {
                DemoSource.Must(asked.Withdraw("已在副本中核实，无需补充", new(paper.Current.Reviews[0].ReviewerId), at.AddMinutes(30)));
            }

            made.Application.CountSupplement(-1);
            all.Add(asked);
        }

        return all;
    }

    private SupplementRequest Ask(DemoMerchants.Made made, Document paper, string missing, DateTime at)
    {
        made.Application.CountSupplement(1);
        return SupplementRequest.Open(new(desk.Source.Id(at)), made.Application, paper.Id, missing, at.AddDays(7), DemoStaff.Reviewers[0], at);
    }
}
