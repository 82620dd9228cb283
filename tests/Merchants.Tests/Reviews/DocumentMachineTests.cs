using FsCheck;
using FsCheck.Fluent;
using Merchants.Model;
using Merchants.Tests.Actions;
using Merchants.Tests.UseCases;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Tests.Reviews;

/// <summary>What the machine of papers forbids nobody can do, by no mutation and in no order (DOC-09 to DOC-13, DOC-17).</summary>
public sealed class DocumentMachineTests : ReviewTests
{
    /// <summary>Every mutation in every state that it does not begin in, tried by somebody who may do everything: the typed error, and nothing changes.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Every_illegal_pair_is_refused_by_its_mutation(DatabaseKind on)
    {
        await UseAsync(on);
        // Took no part, so that the state alone stands against it.
        var anybody = Opened.CallerOf(DemoUsers.Admin);
        var tried = 0;
        foreach (var state in Enum.GetValues<DocumentStatus>())
        {
            var paper = Fixtures.Paper(Opened, state).Id;
            var before = await PaperAsync(paper);
            foreach (var action in DocumentActions.All.Where(a => !a.From.Contains(state)))
            {
                var input = await Fixtures.Documents.InputOf(Opened, paper.Value, action);
                foreach (var argument in action.Arguments)
                    input[argument.Name] = argument.Value;
                var uploads = input.Where(p => p.Value is IUpload).ToDictionary(p => $"variables.input.{p.Key}", p => (IUpload)p.Value!);
                var name = action.Mutation;
                var response = await Opened.ExecuteAsync(
                    anybody, $$"""mutation($input: {{char.ToUpperInvariant(name[0])}}{{name[1..]}}Input!) { {{name}}(input: $input) { errors { __typename ... on IllegalTransitionError { code currentState allowedStates } } } }""",
                    new { input = input.ToDictionary(p => p.Key, p => p.Value is IUpload ? null : p.Value) }, uploads);
                var error = response.GetProperty("data").GetProperty(name).GetProperty("errors")[0];
                Assert.True(error.GetProperty("__typename").GetString() == "IllegalTransitionError", $"{name} in {state}: {error}");
                Assert.Equal(StateName.Of(state), error.GetProperty("currentState").GetString());
                Assert.Equal(DocumentStates.Machine.NextOf(state).Select(StateName.Of), error.GetProperty("allowedStates").EnumerateArray().Select(s => s.GetString()!));
                tried++;
            }

            var after = await PaperAsync(paper);
            Assert.Equal((before.Status, before.Version, before.StepCount), (after.Status, after.Version, after.StepCount));
        }

        Assert.Equal(DocumentActions.All.Sum(a => Enum.GetValues<DocumentStatus>().Length - a.From.Count), tried);
    }

    /// <summary>Each mutation that moves a paper leads only where the table does.</summary>
    [Fact]
    public void Every_action_leads_where_the_table_leads()
    {
        foreach (var action in DocumentActions.All.Where(a => a.To is not null))
            Assert.All(action.From, from => Assert.True(DocumentStates.Machine.Reaches(from, action.To!.Value), $"{action.Mutation} from {from}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Uploader_and_first_reviewer_stay_out_of_reviews_unless_settings_let_the_second_be_the_first(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await Desk.NewPaperAsync();
        Assert.Equal("AUTH_NOT_AUTHORIZED", (await Desk.ReviewAsync(DemoUsers.Uploader, paper, ReviewStage.First)).Errors[0].Code);
        var uploader = Opened.CallerOf(DemoUsers.Admin) with { UserId = DemoUsers.Uploader.Id };
        Assert.Equal("SEPARATION_OF_DUTIES", (await AnswerAsync(uploader, "completeFirstReview", new { documentId = Id(paper), decision = "ACCEPT" })).Code);
        Assert.Empty((await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First)).Errors);
        Assert.Equal("SEPARATION_OF_DUTIES", (await AnswerAsync(uploader, "completeDetailedReview", new { documentId = Id(paper), decision = "ACCEPT" })).Code);
        Assert.Equal("SEPARATION_OF_DUTIES", (await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.Detailed)).Errors[0].Code);
        var small = new Desk(Opened, new MerchantsOptions { DetailedReviewerMustDiffer = false });
        Assert.Empty((await small.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.Detailed)).Errors);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rejection_has_a_code_and_words_and_an_acceptance_neither(DatabaseKind on)
    {
        await UseAsync(on);
        var paper = await Desk.NewPaperAsync();
        foreach (var (decision, code, words, rules) in new (ReviewDecision, RejectionReason?, string?, string[])[]
        {
            (ReviewDecision.Reject, null, null, ["REASON_CODE_MISSING", "REASON_TEXT_MISSING"]), (ReviewDecision.Reject, RejectionReason.Other, " ", ["REASON_TEXT_MISSING"]),
            (ReviewDecision.Reject, null, "模糊", ["REASON_CODE_MISSING"]), (ReviewDecision.Accept, RejectionReason.Other, "好", ["REASON_NOT_WANTED", "REASON_NOT_WANTED"]),
        })
            Assert.Equal(rules, (await Desk.ReviewAsync(DemoUsers.Reviewer, paper, ReviewStage.First, decision, code, words)).Errors.Cast<InvalidInputError>().Select(e => e.Rule));
        Assert.Equal(DocumentStatus.FirstReview, (await PaperAsync(paper)).Status);
    }

    /// <summary>A decision and a question at once: one of them counts, and leaves no trace of the other.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_reviewers_who_act_at_once_one_wins(DatabaseKind on)
    {
        await UseAsync(on);
        for (var round = 0; round < 4; round++)
        {
            var paper = await InDetailsAsync();
            var all = await Task.WhenAll(
                Task.Run(async () => CodeOf((await Desk.ReviewAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors)),
                Task.Run(() => CallAsync(DemoUsers.Admin, "requestClarification", new { documentId = Id(paper), question = "?" })),
                Task.Run(async () => CodeOf((await Desk.RejectAsync(DemoUsers.Reviewer2, paper, ReviewStage.Detailed)).Errors)));
            Assert.Single(all, c => c is null);
            Assert.All(all.Where(c => c is not null), c => Assert.True(c is "EDIT_CONFLICT" or "ILLEGAL_TRANSITION", c));
            var now = await PaperAsync(paper);
            await using var db = Opened.Open();
            Assert.Equal(now.Status == DocumentStatus.NeedsClarification ? (1, 1) : (2, 0), (now.Current.Reviews.Count, await db.Clarifications.CountAsync(c => c.DocumentId == paper)));
        }
    }

    /// <summary>Any order of steps, possible or not, by anybody: the paper goes only along the table, its timer runs exactly while a review waits, and what is decided never changes.</summary>
    [Fact]
    public void Random_walks_stay_on_the_table() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(20260302UL, 7UL).WithMaxTest(300), Prop.ForAll(Gen.Choose(0, 6).ListOf(60).ToArbitrary(), steps => Walks([.. steps])));

    private static string? CodeOf(IReadOnlyList<IUserError> errors) => errors is [var first, ..] ? first.Code : null;

    private static bool Walks(IReadOnlyList<int> steps)
    {
        var paper = Samples.Document(Samples.Application());
        Clarification? open = null;
        var at = Samples.Monday;
        var decided = new Dictionary<int, (ReviewOutcome?, TimeSpan?, int)>();
        foreach (var step in steps)
        {
            at = at.AddMinutes(7);
            var (before, count) = (paper.Status, paper.StepCount);
            var refused = step switch
            {
                0 => paper.CompleteReview(ReviewStage.First, null, Samples.Reviewer, at, at.AddDays(2)),
                1 => paper.CompleteReview(ReviewStage.First, Samples.Blurred, Samples.Reviewer, at, at.AddDays(2)),
                2 => paper.CompleteReview(ReviewStage.Detailed, null, Samples.Reviewer2, at, at.AddDays(2)),
                3 => paper.CompleteReview(ReviewStage.Detailed, Samples.Blurred, Samples.Reviewer2, at, at.AddDays(2)),
                4 => Asked(),
                5 => open is null ? paper.Refuse(DocumentStatus.Draft) : paper.EndClarification(open, at.Minute % 2 == 0 ? "!" : null, at.AddHours(5), Samples.Uploader, at),
                _ => paper.Submit(Samples.File('b'), null, Samples.Uploader, at, at.AddHours(4)),
            };
            if (refused is not null && (paper.Status, paper.StepCount) != (before, count))
                return false;
            if (paper.Stage is null != paper.DueAt is null || (paper.Status == DocumentStatus.NeedsClarification) != paper.PausedAt is not null
                || (paper.Stage is not null) != paper.Status is DocumentStatus.FirstReview or DocumentStatus.DetailedReview)
                return false;
            foreach (var version in paper.Versions.Where(v => v.Outcome is not null))
            {
                var now = (version.Outcome, version.Turnaround, version.Reviews.Count);
                if (!decided.TryAdd(version.Number, now) && decided[version.Number] != now)
                    return false;
            }

            IUserError? Asked()
            {
                var error = paper.AskForClarification("?", null, TimeSpan.FromHours(3), Samples.Reviewer2, at, out var asked);
                open = asked ?? open;
                return error;
            }
        }

        var taken = paper.TakeNewSteps();
        return taken.Skip(1).Zip(taken, (next, last) => next.From == last.To).All(x => x)
            && taken.Where(s => s.From is not null).All(s => DocumentStates.Machine.Refuse("paper", Of(s.From!), Of(s.To)) is null)
            && paper.Versions.All(v => v.Turnaround is not { } t || t >= TimeSpan.Zero);

        static DocumentStatus Of(string name) => Enum.GetValues<DocumentStatus>().Single(s => StateName.Of(s) == name);
    }
}
