using Merchants.Model;
using Merchants.ReviewDocument;
using Modular.Kernel;

namespace Merchants.Tests.Reviews;

/// <summary>Each review judges compliance, accuracy and completeness (DOC-14).</summary>
public sealed class VerdictTests : ReviewTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_review_has_a_verdict_for_each_dimension_whatever_was_said(DatabaseKind on)
    {
        await UseAsync(on);
        var accepted = await InDetailsAsync();
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer2, accepted, ReviewStage.Detailed, verdicts: [new(ReviewDimension.Accuracy, true, "与登记信息一致")])).Errors);
        Assert.Equal(["True  True  True ", "True  True 与登记信息一致 True "], await VerdictsAsync(accepted));

        var rejected = await Desk.NewPaperAsync();
        Assert.Empty((await Desk.RejectAsync(DemoUsers.Reviewer, rejected, ReviewStage.First, RejectionReason.InformationMismatch)).Errors);
        Assert.Equal(["True  False  True "], await VerdictsAsync(rejected));

        var twice = await Desk.NewPaperAsync();
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, twice, ReviewStage.First, ReviewDecision.Reject, RejectionReason.Expired, "过期", verdicts:
            [new(ReviewDimension.Completeness, false, "缺页"), new(ReviewDimension.Compliance, true, null)])).Errors);
        Assert.Equal(["True  True  False 缺页"], await VerdictsAsync(twice));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verdicts_that_contradict_the_decision_are_refused_and_nothing_is_written(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await Desk.NewPaperAsync();
        var (good, bad) = (new ReviewVerdictInput(ReviewDimension.Compliance, true, null), new ReviewVerdictInput(ReviewDimension.Compliance, false, null));
        Assert.Equal("VERDICT_FAILED", await RuleAsync(ReviewDecision.Accept, bad));
        Assert.Equal("VERDICT_TWICE", await RuleAsync(ReviewDecision.Accept, good, good));
        Assert.Equal("VERDICT_NONE_FAILED", await RuleAsync(ReviewDecision.Reject, new ReviewVerdictInput(ReviewDimension.Completeness, true, null)));
        Assert.Equal("NOTE_LENGTH", await RuleAsync(ReviewDecision.Accept, new ReviewVerdictInput(ReviewDimension.Compliance, true, new string('字', 1001))));
        var now = await PaperAsync(paper);
        Assert.Equal((DocumentStatus.FirstReview, 0), (now.Status, now.Current.Reviews.Count));

        async Task<string> RuleAsync(ReviewDecision decision, params ReviewVerdictInput[] verdicts)
        {
            var (code, words) = decision == ReviewDecision.Reject ? ((RejectionReason?)RejectionReason.Unreadable, (string?)"模糊") : (null, null);
            return Assert.IsType<InvalidInputError>(Assert.Single((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First, decision, code, words, verdicts: verdicts)).Errors)).Rule;
        }
    }

    [Fact]
    public void Every_reason_belongs_to_a_dimension_which_alone_fails_by_it()
    {
        foreach (var reason in Enum.GetValues<RejectionReason>())
        {
            var failed = Assert.Single(ReviewVerdicts.Complete([], reason), v => !v.Passed);
            Assert.Equal(ReviewVerdicts.DimensionOf(reason), failed.Dimension);
        }

        Assert.All(ReviewVerdicts.Complete([], null), v => Assert.True(v.Passed));
    }

    private async Task<IEnumerable<string>> VerdictsAsync(Contracts.DocumentId paper) =>
        (await AskAsync(DemoUsers.Reviewer, "query($id: ID!) { document(id: $id) { currentVersion { reviews { verdicts { dimension passed note } } } } }", new { id = Id(paper) }))
            .GetProperty("document").GetProperty("currentVersion").GetProperty("reviews").EnumerateArray()
            .Select(r => string.Join(' ', r.GetProperty("verdicts").EnumerateArray().Select(v => $"{v.GetProperty("passed").GetBoolean()} {v.GetProperty("note").GetString()}")));
}
