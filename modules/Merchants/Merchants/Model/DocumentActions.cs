using System.Linq.Expressions;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What can be done with a paper, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class DocumentActions
{
    /// <summary>Whoever handed in a paper, or owns it, does not review it (DOC-17).</summary>
    private static readonly ActionGuard<DocumentFacts> NotOnesOwn = new(
        f => f.TookPart, _ => new SeparationOfDutiesError(Text.Of("REVIEWER_IS_UPLOADER"), "REVIEWER_IS_UPLOADER"));

    /// <summary>Two people do the two reviews (DOC-17).</summary>
    private static readonly ActionGuard<DocumentFacts> NotBoth = new(
        f => f.MustLeaveDetails, _ => new SeparationOfDutiesError(Text.Of("REVIEWER_DID_FIRST_REVIEW"), "REVIEWER_DID_FIRST_REVIEW"));

    private static readonly ActionGuard<DocumentFacts> PapersAreTaken = new(
        Refused(), f => ApplicationActions.SubmitDocument.RefuseState(f.ApplicationStatus)!);

    private static readonly ActionGuard<DocumentFacts> NotUnderWay = new(f => f.UploadingSince != null, f => UnderWay(f.UploadingSince!.Value));

    /// <summary>Hands in the next version of a rejected paper (DOC-13).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> SubmitNextVersion { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "submitDocument", [DocumentStatus.Rejected], DocumentStatus.FirstReview) { Guards = [PapersAreTaken], LeadsTo = BehindUpload };

    /// <summary>Enters the next version of a rejected paper (DOC-06, DOC-13).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> RegisterNextVersion { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "registerDocument", [DocumentStatus.Rejected], DocumentStatus.Registered) { Guards = [PapersAreTaken] };

    /// <summary>Completes the check before the upload (DOC-07).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> PassCheck { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "completeUploadChecklist", [DocumentStatus.Registered], DocumentStatus.ReadyToUpload) { Guards = [PapersAreTaken] };

    /// <summary>Uploads it (DOC-08).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> Upload { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "uploadDocument", [DocumentStatus.ReadyToUpload], DocumentStatus.FirstReview) { Guards = [PapersAreTaken, NotUnderWay], LeadsTo = BehindUpload };

    /// <summary>Puts an approved paper into the archive (DOC-15).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> Archive { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "archiveDocument", [DocumentStatus.Approved], DocumentStatus.Archived);

    /// <summary>Whoever may not do the review that the paper waits for takes none.</summary>
    private static readonly ActionGuard<DocumentFacts> MayReview = new(f => f.LacksReview, _ => NotAuthorizedError.For("takeReview"));

    private static readonly ActionGuard<DocumentFacts> NotBothNow = new(
        f => f.MustLeaveDetails && f.Status == DocumentStatus.DetailedReview, _ => new SeparationOfDutiesError(Text.Of("REVIEWER_DID_FIRST_REVIEW"), "REVIEWER_DID_FIRST_REVIEW"));

    private static readonly ActionGuard<DocumentFacts> Asked = new(f => !f.IsAsked, _ => new NotAskedError(Text.Of("NOT_ASKED")));

    private static readonly ActionGuard<DocumentFacts> OfOneSide = new(f => !f.TookPart && !f.HasReviewed, _ => new NotOfOneSideError(Text.Of("NOT_OF_ONE_SIDE")));

    private static readonly ActionGuard<DocumentFacts> OneDisputeAtATime = new(f => f.IsDisputed, _ => new DisputeOpenError(Text.Of("DISPUTE_OPEN")));

    /// <summary>Asks something about the paper; the time of the review stands still (DOC-11).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> RequestClarification { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "requestClarification", [DocumentStatus.DetailedReview], DocumentStatus.NeedsClarification) { Guards = [NotOnesOwn, NotBoth] };

    /// <summary>Answers, and so lets the review go on (DOC-11).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> AnswerClarification { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "answerClarification", [DocumentStatus.NeedsClarification], DocumentStatus.DetailedReview) { Guards = [Asked] };

    /// <summary>Goes on with the review without an answer (DOC-11).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> ResumeReview { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "resumeReview", [DocumentStatus.NeedsClarification], DocumentStatus.DetailedReview) { Guards = [NotOnesOwn, NotBoth] };

    /// <summary>Gives the review to somebody; the paper stays as it is (DOC-17).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> AssignReviewer { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "assignReviewer", [DocumentStatus.FirstReview, DocumentStatus.DetailedReview, DocumentStatus.NeedsClarification], null);

    /// <summary>Takes the review oneself; the paper stays as it is (DOC-17).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> TakeReview { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "takeReview", [DocumentStatus.FirstReview, DocumentStatus.DetailedReview], null) { Guards = [MayReview, NotOnesOwn, NotBothNow] };

    /// <summary>Raises a dispute over the paper, which stays as it is (DOC-18).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> RaiseDispute { get; } = new(
        DocumentStates.Machine, Subjects.Paper, "raiseDocumentDispute",
        [DocumentStatus.FirstReview, DocumentStatus.DetailedReview, DocumentStatus.NeedsClarification, DocumentStatus.Approved, DocumentStatus.Rejected, DocumentStatus.Archived], null)
    {
        Guards = [OfOneSide, OneDisputeAtATime],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<DocumentFacts, DocumentStatus>> All { get; } =
    [
        Review(ReviewStage.First, ReviewDecision.Accept, DocumentStatus.DetailedReview),
        Review(ReviewStage.First, ReviewDecision.Reject, DocumentStatus.Rejected),
        Review(ReviewStage.Detailed, ReviewDecision.Accept, DocumentStatus.Approved),
        Review(ReviewStage.Detailed, ReviewDecision.Reject, DocumentStatus.Rejected),
        SubmitNextVersion,
        Archive,
        RequestClarification, AnswerClarification, ResumeReview, AssignReviewer, TakeReview, RaiseDispute,
        RegisterNextVersion,
        PassCheck,
        Upload,
        SupplementSubjects.OfPaper,
    ];

    /// <summary>What is on its way to the outside platform is not uploaded again.</summary>
    public static UnderWayError UnderWay(DateTime since) => new(Text.Of("UNDER_WAY", since), since);

    /// <summary>Completes a review with a decision (DOC-09, DOC-10).</summary>
    public static StateAction<DocumentFacts, DocumentStatus> Review(ReviewStage stage, ReviewDecision decision) =>
        All[(stage == ReviewStage.First ? 0 : 2) + (decision == ReviewDecision.Accept ? 0 : 1)];

    private static StateAction<DocumentFacts, DocumentStatus> Review(ReviewStage stage, ReviewDecision decision, DocumentStatus to)
    {
        var (mutation, state) = stage == ReviewStage.First ? ("completeFirstReview", DocumentStatus.FirstReview) : ("completeDetailedReview", DocumentStatus.DetailedReview);
        return new(DocumentStates.Machine, Subjects.Paper, mutation, [state], to)
        {
            Arguments = [new("decision", StateName.Of(decision))], Guards = stage == ReviewStage.First ? [NotOnesOwn] : [NotOnesOwn, NotBoth],
        };
    }

    private static DocumentStatus BehindUpload(DocumentFacts facts) => facts.UploadsOutside ? DocumentStatus.ReadyToUpload : DocumentStatus.FirstReview;

    private static Expression<Func<DocumentFacts, bool>> Refused()
    {
        var open = ApplicationActions.SubmitDocument.From.ToArray();
        return f => !open.Contains(f.ApplicationStatus);
    }
}
