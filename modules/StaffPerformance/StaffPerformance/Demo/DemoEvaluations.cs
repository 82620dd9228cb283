using Modular.Kernel;
using StaffPerformance.Model;
using StaffPerformance.OpenCycle;

namespace StaffPerformance.Demo;

/// <summary>
/// Takes the evaluations of a staff member from month to month, step by step through the model. Each month goes as far as the day allows: those long over are final, the last one may wait for
/// an answer, this month's are open.
/// </summary>
internal sealed class DemoEvaluations(DemoPlan plan, DateTime asOf, DemoSource source, WorkingCalendar calendar, StaffPerformanceOptions options)
{
    private static readonly Actor HumanResources = new(DemoUsers.HumanResources.Id);
    private static readonly Actor Supervisor = new(DemoUsers.Supervisor.Id);
    private static readonly string[] SelfWords = ["本月直播场次完成较好，互动还可以提高。", "产品知识有进步，转化率未达预期。", "配合主播完成大促，下月加强复盘。", "整体稳定，投诉处理及时。"];
    private static readonly string[] PanelWords = ["数据属实，态度认真。", "互动积极，讲解准确。", "需提高产品熟悉度。", "配合良好，准时到岗。"];
    private static readonly string[] AppealWords = ["本月有两场直播的数据未计入，请复核。", "投诉件数与客服记录不一致。", "转化率应剔除系统故障当晚的场次。"];

    private readonly EvaluationPeriod _now = EvaluationPeriod.At(asOf);

    /// <summary>The evaluations of an assistant, the oldest first, with the adjustments that count in them.</summary>
    /// <param name="index">The assistant's number, from 0.</param>
    /// <param name="member">The assistant.</param>
    /// <param name="template">What is measured.</param>
    public (IReadOnlyList<Evaluation> Evaluations, IReadOnlyList<ScoreAdjustment> Adjustments) OfAssistant(int index, StaffMember member, KpiTemplate template)
    {
        var evaluations = new List<Evaluation>();
        var adjustments = new List<ScoreAdjustment>();
        for (var cycle = 0; cycle < plan.Cycles; cycle++)
        {
            var period = _now.Plus(cycle - plan.Cycles);
            var evaluation = Open(member, template, period);
            ScoreAdjustment[] counted = source.Random.Next(4) == 0 ? [Adjustment(member, period)] : [];
            adjustments.AddRange(counted);
            Conclude(evaluation, period, counted, AppealOf(index, cycle));
            evaluations.Add(evaluation);
        }

        evaluations.Add(OpenNow(member, template, isAssessed: index % 2 == 1));
        return (evaluations, adjustments);
    }

    /// <summary>This month's evaluation of anybody, which waits for the staff member or for the panel.</summary>
    public Evaluation OpenNow(StaffMember member, KpiTemplate template, bool isAssessed)
    {
        var evaluation = Open(member, template, _now);
        if (isAssessed)
            AssessSelf(evaluation, asOf);
        return evaluation;
    }

    /// <summary>Which appeal there is against the evaluation, from 0; null for none. They go round the assistants, month after month; the last of them is against the month before last.</summary>
    private int? AppealOf(int index, int cycle)
    {
        for (var number = 0; number < plan.Appeals; number++)
        {
            var isLast = number == plan.Appeals - 1;
            if (index == number % plan.Assistants && cycle == (isLast ? Math.Max(0, plan.Cycles - 2) : number % Math.Max(1, plan.Cycles - 2)))
                return number;
        }

        return null;
    }

    private Evaluation Open(StaffMember member, KpiTemplate template, EvaluationPeriod period) => Evaluation.Open(
        new(source.Id(period.StartsAt)), member, template, period, EvaluationCycles.Deadlines(period, calendar, options), Actor.System, period.StartsAt);

    /// <summary>All that follows the month's end, as far as it lies before today.</summary>
    private void Conclude(Evaluation evaluation, EvaluationPeriod period, IReadOnlyList<ScoreAdjustment> counted, int? appeal)
    {
        var at = period.EndsAt.AddHours(source.Random.Next(9, 40));
        if (!Reaches(at))
            return;
        AssessSelf(evaluation, at);
        // Whoever is to recheck had no part in it, so human resources score what will be appealed against.
        if (!Reaches(at = at.AddHours(source.Random.Next(20, 60))))
            return;
        DemoSource.Must(evaluation.AddPanelScore(Figures(evaluation), source.Pick(PanelWords), appeal is null ? Supervisor : HumanResources, at));
        if (appeal is null && source.Random.Next(3) == 0)
            DemoSource.Must(evaluation.AddPanelScore(Figures(evaluation), source.Pick(PanelWords), HumanResources, at = at.AddHours(2)));
        if (!Reaches(at = at.AddHours(source.Random.Next(10, 40))))
            return;
        DemoSource.Must(evaluation.Calculate(counted, HumanResources, at));
        if (!Reaches(at = at.AddHours(4)))
            return;
        DemoSource.Must(evaluation.Publish(calendar.AddWorkingDays(at, options.AppealWorkingDays), HumanResources, at));
        if (appeal is { } number)
            Appeal(evaluation, number, at);
        else
            Answer(evaluation, at);
    }

    private void Answer(Evaluation evaluation, DateTime published)
    {
        var acknowledged = published.AddHours(source.Random.Next(5, 70));
        if (!Reaches(acknowledged))
            return;
        DemoSource.Must(evaluation.Acknowledge(new(evaluation.UserId.Value), acknowledged));
        var final = evaluation.AppealUntil!.Value.AddMinutes(20);
        if (Reaches(final))
            DemoSource.Must(evaluation.Finalise(Actor.System, final));
    }

    private void Appeal(Evaluation evaluation, int number, DateTime published)
    {
        var at = published.AddHours(source.Random.Next(5, 70));
        if (!Reaches(at))
            return;
        var reasons = Enum.GetValues<EvaluationAppealReason>();
        DemoSource.Must(evaluation.Appeal(reasons[number % reasons.Length], source.Pick(AppealWords), calendar.AddWorkingDays(at, options.RecheckWorkingDays), new(evaluation.UserId.Value), at));
        var rechecked = at.AddHours(source.Random.Next(20, 70));
        if (number == plan.Appeals - 1 || !Reaches(rechecked))
            return;
        var line = evaluation.Indicators[source.Random.Next(evaluation.Indicators.Count)];
        Dictionary<int, long> corrections = number % 2 == 0 ? new() { [line.Ordinal] = line.Target } : [];
        DemoSource.Must(evaluation.Recheck(corrections, corrections.Count > 0 ? "经核对，数据已更正。" : "经核对，数据无误，维持原结果。", Supervisor, rechecked));
        if (Reaches(rechecked.AddHours(1)))
            DemoSource.Must(evaluation.Finalise(Actor.System, rechecked.AddHours(1)));
    }

    private void AssessSelf(Evaluation evaluation, DateTime at) => DemoSource.Must(evaluation.AssessSelf(
        evaluation.Indicators.ToDictionary(i => i.Ordinal, _ => source.Random.Next(75, 101)), source.Pick(SelfWords), new(evaluation.UserId.Value), at));

    // Between four fifths of the target and somewhat more than all of it; now and then one that nobody could tell.
    private Dictionary<int, long> Figures(Evaluation evaluation) => evaluation.Indicators
        .Where((_, i) => i == 0 || source.Random.Next(25) > 0)
        .ToDictionary(i => i.Ordinal, i => i.IsLowerBetter ? source.Random.Next(5) * 10_000L : Shares.OfRate(i.Target, source.Random.Next(8_000, 11_800)));

    private ScoreAdjustment Adjustment(StaffMember member, EvaluationPeriod period)
    {
        var at = period.StartsAt.AddDays(source.Random.Next(3, 27));
        var isBonus = source.Random.Next(2) == 0;
        return ScoreAdjustment.Decide(
            new(source.Id(at)), member, (isBonus ? 1 : -1) * source.Random.Next(1, 6) * 100, period, isBonus ? ScoreAdjustmentReason.Commendation : ScoreAdjustmentReason.Complaint,
            isBonus ? "大促期间表现突出，受到商家表扬。" : "观众投诉属实。", null, DemoUsers.HumanResources.Id, at);
    }

    private bool Reaches(DateTime at) => at < asOf;
}
