using Modular.Kernel;
using QC.Model;

namespace QC.Demo;

/// <summary>Takes the findings on, step by step through the model, as far as their age and the day allow: old ones are at their end, of the last weeks there are some in every state.</summary>
internal sealed class DemoFindings(DateTime asOf, DemoSource source)
{
    private static readonly Actor Supervisor = new(DemoUsers.Supervisor.Id);
    private static readonly string[] Goals = ["下架并更换图文后重新提交", "补齐资质文件", "按标准修改页面内容", "核实供应商并更正数据"];
    private static readonly string[] Words = ["已与商家沟通，正在修改", "页面已修改，待确认", "已完成一半"];
    private static readonly Guid[] Menders = [DemoUsers.Fulfilment.Id, DemoUsers.Reviewer.Id, DemoUsers.Uploader.Id];

    private int _recent;

    /// <summary>What came of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="isRecent">Whether it is of the last weeks, and may wait for somebody.</param>
    /// <returns>The entries that tell how far its mending came.</returns>
    public IReadOnlyList<ProgressEntry> TakeOn(Finding finding, bool isRecent)
    {
        // A critical one that is recent waits to be mended, so that what it did can be seen.
        var stage = !isRecent ? 7 : finding.IsCritical ? 1 : _recent++ % 7;
        var progress = new List<ProgressEntry>();
        var at = finding.FoundAt.AddHours(source.Random.Next(2, 20));
        var owner = source.Pick(Menders);
        var mender = new Actor(owner);
        var rechecker = new Actor(finding.InspectorId == DemoUsers.Inspector2.Id ? DemoUsers.Inspector.Id : DemoUsers.Inspector2.Id);
        if (!isRecent && source.Random.Next(15) == 0)
        {
            Take(at, () => finding.Waive("经核实与标准不符，予以豁免。", Supervisor, at));
            return progress;
        }

        var due = at.AddDays(source.Random.Next(3, 8));
        if (stage < 1 || !Take(at, () => finding.Assign(new(owner), due > at ? due : at.AddDays(3), source.Pick(Goals), Supervisor, at)))
            return progress;
        var begun = at.AddHours(source.Random.Next(4, 30));
        if (stage < 2 || !Take(begun, () => finding.BeginToMend(mender, begun)))
            return progress;
        var told = begun.AddHours(source.Random.Next(2, 10));
        Take(told, () =>
        {
            var refused = finding.TellProgress(source.Pick(Words), mender, told, out var entry);
            progress.Add(entry!);
            return refused;
        });
        var mended = told.AddHours(source.Random.Next(4, 24));
        if (stage < 3 || !Take(mended, () => finding.MarkFixed("已按要求整改完毕。", mender, mended)))
            return progress;
        var looked = mended.AddHours(source.Random.Next(4, 24));
        if (stage < 4 || !Take(looked, () => finding.BeginRecheck(rechecker, looked)) || stage == 4)
            return progress;
        var isFailed = stage == 5 || source.Random.Next(8) == 0;
        var said = looked.AddHours(1);
        if (!Take(said, () => finding.Conclude(isFailed ? RecheckVerdict.Failed : RecheckVerdict.Passed, isFailed ? "仍有部分未整改到位。" : "复查合格。", rechecker, said)) || !isFailed || stage == 5)
            return progress;
        var again = said.AddHours(source.Random.Next(5, 30));
        if (Take(again, () => finding.MarkFixed("已再次整改。", mender, again)))
            Take(again.AddHours(6), () => finding.BeginRecheck(rechecker, again.AddHours(6)) ?? finding.Conclude(RecheckVerdict.Passed, "复查合格。", rechecker, again.AddHours(6)));
        return progress;
    }

    private bool Take(DateTime at, Func<Modular.GraphQL.IUserError?> step)
    {
        if (at > asOf)
            return false;
        DemoSource.Must(step());
        return true;
    }
}
