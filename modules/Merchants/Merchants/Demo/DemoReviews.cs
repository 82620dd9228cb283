using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>Reviews demo papers (DOC-09, DOC-10): with verdicts for the dimensions (DOC-14), questions (DOC-11), and people to whom they are given (DOC-17).</summary>
internal sealed class DemoReviews(DemoDesk desk)
{
    private static readonly (string Question, string Answer)[] Questions =
    [
        ("授权书的授权期限与合同不一致，请说明以哪份为准", "以授权书为准，合同将于下月续签"),
        ("营业执照地址与经营场所不同，是否为分支机构", "注册地址为总部，经营场所为分公司，证明已附"),
        ("检测报告样品型号与上架商品型号写法不同，请核实", "为同一型号，检测机构采用简写"),
    ];

    private static readonly (ReviewDimension Dimension, string Note)[] Notes =
    [
        (ReviewDimension.Accuracy, "与国家企业信用信息公示系统核对一致"), (ReviewDimension.Completeness, "页数齐全，公章清晰"), (ReviewDimension.Compliance, "在有效期内，符合类目要求"),
    ];

    private Random Chance => desk.Source.Random;

    /// <summary>Takes a version through its reviews as far as its fate goes.</summary>
    /// <param name="paper">The paper, whose newest version waits for its first review.</param>
    /// <param name="at">Since when (UTC).</param>
    /// <param name="fate">What becomes of the version.</param>
    /// <param name="mayAsk">Whether there is time for a question.</param>
    /// <param name="others">What belongs to the paper.</param>
    /// <returns>When the last step was taken (UTC).</returns>
    public DateTime Review(Document paper, DateTime at, DemoFate fate, bool mayAsk, List<object> others)
    {
        var first = Chance.Next(2);
        if (fate == DemoFate.InReview && Chance.Next(2) == 0)
            return Give(paper, DemoStaff.Reviewers[first], at, others);
        at = desk.Calendar.AddWorkingTime(at, TimeSpan.FromMinutes(Chance.Next(15, 300)));
        var failsFirst = fate == DemoFate.Rejected && Chance.Next(10) < 6;
        var detailsDueAt = desk.Calendar.AddWorkingDays(at, desk.Options.DetailedReviewWorkingDays);
        Decide(paper, ReviewStage.First, failsFirst, DemoStaff.Reviewers[first], at, detailsDueAt);
        if (failsFirst)
            return at;
        if (fate is DemoFate.InReview or DemoFate.Clarifying)
            Give(paper, DemoStaff.Reviewers[1 - first], at, others);
        if (fate == DemoFate.InReview)
            return at;
        if (fate == DemoFate.Clarifying || (mayAsk && Chance.Next(100) < 12))
            at = Ask(paper, DemoStaff.Reviewers[1 - first], at, fate != DemoFate.Clarifying, others);
        if (fate == DemoFate.Clarifying)
            return at;
        at = desk.Calendar.AddWorkingTime(at, TimeSpan.FromMinutes(Chance.Next(60, 1300)));
        Decide(paper, ReviewStage.Detailed, fate == DemoFate.Rejected, DemoStaff.Reviewers[1 - first], at, detailsDueAt);
        return at;
    }

    private static DateTime Give(Document paper, Actor reviewer, DateTime at, List<object> others)
    {
        others.Add(paper.AssignReview(reviewer.Id, Actor.System, at));
        return at;
    }

    // What is asked is asked of whoever handed the paper in; what is not answered yet lets the time stand still.
    private DateTime Ask(Document paper, Actor reviewer, DateTime at, bool isAnswered, List<object> others)
    {
        var (question, answer) = desk.Source.Pick(Questions);
        at = desk.Calendar.AddWorkingTime(at, TimeSpan.FromMinutes(Chance.Next(10, 60)));
        DemoSource.Must(paper.AskForClarification(question, null, desk.Calendar.WorkingTimeBetween(at, paper.DueAt!.Value), reviewer, at, out var asked));
        others.Add(asked!);
        if (!isAnswered)
            return at;
        var left = paper.RemainingTime!.Value;
        at = desk.Calendar.AddWorkingTime(at, TimeSpan.FromMinutes(Chance.Next(30, 240)));
        DemoSource.Must(paper.EndClarification(asked!, answer, desk.Calendar.AddWorkingTime(at, left), new(paper.Current.UploaderId), at));
        return at;
    }

    private void Decide(Document paper, ReviewStage stage, bool isRejected, Actor by, DateTime at, DateTime detailsDueAt)
    {
        var rejection = isRejected ? DemoRejections.Pick(Chance) : null;
        DemoSource.Must(paper.CompleteReview(stage, rejection, by, at, detailsDueAt, Verdicts(rejection)));
    }

    private IReadOnlyList<ReviewVerdict> Verdicts(Rejection? rejection)
    {
        if (rejection is null && Chance.Next(3) > 0)
            return [];
        var failed = rejection is null ? (ReviewDimension?)null : ReviewVerdicts.DimensionOf(rejection.Reason);
        var (noted, note) = desk.Source.Pick(Notes);
        return [.. Enum.GetValues<ReviewDimension>().Select(d => new ReviewVerdict(d, d != failed, d == failed ? rejection!.Text : d == noted ? note : null))];
    }
}
