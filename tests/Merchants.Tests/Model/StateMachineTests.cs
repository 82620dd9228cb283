using Merchants.Model;
using Modular.Kernel;
using static Merchants.Tests.Samples;

namespace Merchants.Tests.Model;

/// <summary>Who may go where: papers from entry over the check before the upload to the recorded upload (DOC-06, DOC-07, DOC-08) and both reviews (DOC-09, DOC-10), applications (MER-02), merchants.</summary>
public class StateMachineTests
{
    /// <summary>The moves as the domain writes them; and an outside platform refuses what is uploaded to it (DOC-24).</summary>
    private static readonly Dictionary<string, string> Moves = new()
    {
        [nameof(DocumentStatus)] =
            "Draft>PreChecked PreChecked>Registered Registered>ReadyToUpload ReadyToUpload>Uploaded ReadyToUpload>Rejected Uploaded>FirstReview FirstReview>DetailedReview DetailedReview>Approved " +
            "Approved>Archived Archived>Expired Archived>Superseded FirstReview>Rejected DetailedReview>Rejected Rejected>Draft DetailedReview>NeedsClarification NeedsClarification>DetailedReview",
        [nameof(MerchantApplicationStatus)] =
            "Draft>Submitted Submitted>UnderReview UnderReview>ChangesRequested ChangesRequested>Submitted UnderReview>Approved UnderReview>Rejected Approved>AgreementPending AgreementPending>Active",
        [nameof(MerchantStatus)] = "Active>Suspended Suspended>Active Suspended>Terminated",
    };

    [Fact]
    public void Papers_move_only_as_the_domain_says() => AllPairs(DocumentStates.Machine);

    [Fact]
    public void Applications_move_only_as_the_domain_says() => AllPairs(MerchantApplicationStates.Machine);

    [Fact]
    public void Merchants_move_only_as_the_domain_says() => AllPairs(MerchantStates.Machine);

    [Fact]
    public void Every_step_of_an_application_is_refused_in_every_other_state()
    {
        var states = new Dictionary<MerchantApplicationStatus, Func<MerchantApplication>>
        {
            [MerchantApplicationStatus.Submitted] = () => Application(),
            [MerchantApplicationStatus.ChangesRequested] = () => After(a => a.RequestChanges("more", Reviewer, Monday)),
            [MerchantApplicationStatus.Rejected] = () => After(a => a.Reject(ApplicationRejectionReason.Other, "no", Reviewer, Monday)),
            [MerchantApplicationStatus.AgreementPending] = () => After(a => a.Approve(Reviewer, Monday)),
            [MerchantApplicationStatus.Active] = () => After(a => a.Approve(Reviewer, Monday), a => a.Activate(new(Guid.NewGuid()), Reviewer, Monday)),
        };
        var steps = new (string Name, MerchantApplicationStatus[] AllowedFrom, Func<MerchantApplication, object?> Take)[]
        {
            ("approve", [MerchantApplicationStatus.Submitted], a => a.Approve(Reviewer, Monday)),
            ("reject", [MerchantApplicationStatus.Submitted], a => a.Reject(ApplicationRejectionReason.Other, "no", Reviewer, Monday)),
            ("request changes", [MerchantApplicationStatus.Submitted], a => a.RequestChanges("more", Reviewer, Monday)),
            ("resubmit", [MerchantApplicationStatus.ChangesRequested], a => a.Resubmit(Company(), Applicant, Monday)),
            ("activate", [MerchantApplicationStatus.AgreementPending], a => a.Activate(new(Guid.NewGuid()), Applicant, Monday)),
        };
        foreach (var (state, make) in states)
        {
            foreach (var (name, allowedFrom, take) in steps)
            {
                var application = make();
                Assert.Equal(state, application.Status);
                var stepsBefore = application.StepCount;
                var error = take(application) as IllegalTransitionError;
                Assert.True(allowedFrom.Contains(state) == (error is null), $"{name} in {state}");
                if (error is null)
                    continue;
                Assert.Equal(StateName.Of(state), error.CurrentState);
                Assert.Equal((state, stepsBefore), (application.Status, application.StepCount));
            }
        }
    }

    [Fact]
    public void Each_review_of_a_paper_is_open_in_its_own_state_only()
    {
        var application = Application();
        var states = new Dictionary<DocumentStatus, Func<Document>>
        {
            [DocumentStatus.FirstReview] = () => Document(application),
            [DocumentStatus.DetailedReview] = () => Reviewed(application, (ReviewStage.First, null)),
            [DocumentStatus.Approved] = () => Reviewed(application, (ReviewStage.First, null), (ReviewStage.Detailed, null)),
            [DocumentStatus.Rejected] = () => Reviewed(application, (ReviewStage.First, Blurred)),
        };
        foreach (var (state, make) in states)
        {
            foreach (var stage in Enum.GetValues<ReviewStage>())
            {
                foreach (var rejection in new[] { null, Blurred })
                {
                    var paper = make();
                    var isOpen = (stage, state) is (ReviewStage.First, DocumentStatus.FirstReview) or (ReviewStage.Detailed, DocumentStatus.DetailedReview);
                    var refused = paper.CompleteReview(stage, rejection, new Actor(Guid.NewGuid()), Monday, DetailsDueAt);
                    Assert.True(isOpen == (refused is null), $"{stage} in {state}");
                    Assert.True(isOpen || paper.Status == state);
                }
            }

            var again = make();
            Assert.Equal(state == DocumentStatus.Rejected, again.Submit(File('b'), null, Uploader, Monday, Monday) is null);
        }
    }

    [Fact]
    public void Every_step_is_remembered_with_who_when_why()
    {
        var paper = Reviewed(Application(), (ReviewStage.First, Blurred));
        Assert.Null(paper.Submit(File('b'), null, Uploader, Monday.AddHours(9), Monday.AddHours(20)));
        var steps = paper.TakeNewSteps();
        Assert.Equal(
            "DRAFT PRE_CHECKED REGISTERED READY_TO_UPLOAD UPLOADED FIRST_REVIEW REJECTED DRAFT PRE_CHECKED REGISTERED READY_TO_UPLOAD UPLOADED FIRST_REVIEW".Split(' '),
            steps.Select(s => s.To));
        Assert.Equal(steps.Select(s => s.From).Skip(1), steps.Select(s => s.To).SkipLast(1));
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(s => s.Ordinal));
        var rejection = steps.Single(s => s.To == "REJECTED");
        Assert.Equal((Reviewer.Id, "UNREADABLE", "The stamp cannot be read."), (rejection.ById, rejection.ReasonCode, rejection.Reason));
        Assert.Equal(2, paper.VersionNumber);
        Assert.Equal([ReviewOutcome.Rejected, null], paper.Versions.Select(v => v.Outcome));
    }

    private static MerchantApplication After(params Func<MerchantApplication, object?>[] steps)
    {
        var application = Application();
        foreach (var step in steps)
            Assert.Null(step(application));
        return application;
    }

    private static Document Reviewed(MerchantApplication application, params (ReviewStage Stage, Rejection? Rejection)[] reviews)
    {
        var paper = Document(application);
        foreach (var (stage, rejection) in reviews)
            Assert.Null(paper.CompleteReview(stage, rejection, stage == ReviewStage.First ? Reviewer : Reviewer2, Monday.AddHours(1), DetailsDueAt));
        return paper;
    }

    private static void AllPairs<TState>(StateMachine<TState> machine) where TState : struct, Enum
    {
        var allowed = Moves[typeof(TState).Name].Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<TState>())
        {
            foreach (var to in Enum.GetValues<TState>())
            {
                var error = machine.Refuse("thing", from, to);
                Assert.True(allowed.Remove($"{from}>{to}") == (error is null), $"{from} > {to}");
                if (error is not null)
                    Assert.Equal((StateName.Of(from), machine.NextOf(from).Count), (error.CurrentState, error.AllowedStates.Count));
            }
        }

        Assert.Empty(allowed);
    }
}
