using Accounts.Contracts;
using Modular.Kernel;
using QC.Model;

namespace QC.Demo;

/// <summary>Takes the inspections of a draw on, step by step through the model: those of past weeks are reported, this week's as far as the day allows.</summary>
internal sealed class DemoInspections(DateTime asOf, DemoSource source)
{
    private static readonly string[] Notes = ["页面与标准不一致，见截图。", "现场核对与描述不符。", "未能提供有效证明。"];
    private static readonly Guid[] Inspectors = [DemoUsers.Inspector.Id, DemoUsers.Inspector2.Id];

    /// <summary>Whether this is the draw of a week in which some are still to be done.</summary>
    private static bool IsLeft(int index) => index % 5 < 3;

    /// <summary>Inspects, and reports what was found.</summary>
    /// <param name="inspection">The inspection.</param>
    /// <param name="index">Which of the draw it is, from 0.</param>
    /// <param name="isThisWeek">Whether the draw is this week's.</param>
    /// <param name="isCritical">Whether it finds a critical fault.</param>
    /// <param name="responsible">Whom of the staff that is held against; null for nobody.</param>
    public IReadOnlyList<Finding> TakeOn(Inspection inspection, int index, bool isThisWeek, bool isCritical, DemoUser? responsible)
    {
        var inspector = new Actor(Inspectors[index % Inspectors.Length]);
        var at = inspection.DueAt.AddDays(-5).AddHours(7 + index);
        if (at > asOf || (isThisWeek && index % 5 == 0))
            return [];
        DemoSource.Must(inspection.Begin(inspector, at));
        DemoSource.Must(inspection.Answer([.. inspection.Items.Select(i => AnswerOf(i, isCritical, isThisWeek && index % 5 == 1))]));
        if (isThisWeek && index % 5 == 1)
            return [];
        at = at.AddHours(3);
        if (at > asOf)
            return [];
        DemoSource.Must(inspection.Submit(inspector, at));
        at = at.AddHours(2);
        if (at > asOf || (isThisWeek && IsLeft(index)))
            return [];
        var held = new Dictionary<int, UserId>();
        if (responsible is not null && inspection.Items.Find(i => i is { IsCritical: true, Result: ChecklistResult.Fail }) is { } item)
            held[item.Number] = new(responsible.Id);
        DemoSource.Must(inspection.Report(() => source.Id(at), held, inspector, at, out var findings));
        return findings;
    }

    private ChecklistAnswer AnswerOf(InspectionItem item, bool isCritical, bool isHalf)
    {
        if (item.IsCritical)
            return isCritical && item.Number == 1 ? new(item.Number, ChecklistResult.Fail, "经鉴定为假冒商品。") : new(item.Number, ChecklistResult.Pass, null);
        if (isHalf && item.Number > 4)
            return new(item.Number, ChecklistResult.Unanswered, null);
        return source.Random.Next(14) switch
        {
            0 => new(item.Number, ChecklistResult.Fail, source.Pick(Notes)),
            1 when item.Domain == ChecklistDomain.Campaigns => new(item.Number, ChecklistResult.NotApplicable, null),
            _ => new(item.Number, ChecklistResult.Pass, null),
        };
    }
}
