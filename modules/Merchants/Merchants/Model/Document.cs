using Merchants.Contracts;
using Merchants.Contracts.Events;
using Merchants.Files;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>One paper of an applicant or merchant, through all of its versions (DOC-06).</summary>
internal sealed partial class Document : Stateful<DocumentStatus>, IHasTimeline
{
    private readonly List<DocumentVersion> _versions = [];

    private Document()
    {
    }

    /// <summary>The paper's id.</summary>
    public DocumentId Id { get; private init; }

    /// <summary>The application that it was handed in for.</summary>
    public MerchantApplicationId ApplicationId { get; private init; }

    /// <summary>The merchant that it belongs to; null until the application has led to one.</summary>
    public MerchantId? MerchantId { get; private set; }

    /// <summary>The kind of paper.</summary>
    public DocumentType Type { get; private init; }

    /// <summary>The merchant's user.</summary>
    [GraphQLIgnore]
    public Guid OwnerId { get; private init; }

    /// <summary>The number of the newest version; each resubmission adds one (DOC-13).</summary>
    public int VersionNumber { get; private set; }

    /// <summary>When the newest version was handed in (UTC).</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>The review that it waits for; null where it waits for none.</summary>
    public ReviewStage? Stage { get; private set; }

    /// <summary>By when that review should be done (UTC), in working time; null where it waits for none.</summary>
    public DateTime? DueAt { get; private set; }

    /// <summary>Since when the time of its review stands still, as an answer is awaited (UTC, DOC-11); null while it does not.</summary>
    public DateTime? PausedAt { get; private set; }

    /// <summary>The working time that was left when the time of its review was stopped (DOC-11), zero where it was over; null while it is not stopped.</summary>
    public TimeSpan? RemainingTime { get; private set; }

    /// <summary>What the deadline was when it was stopped.</summary>
    [GraphQLIgnore]
    public DateTime? PausedDueAt { get; private set; }

    /// <summary>How many questions were asked about it.</summary>
    [GraphQLIgnore]
    public int ClarificationCount { get; private set; }

    /// <summary>Who is to review it (DOC-17); null where nobody was given it. Others who may review it may do so all the same.</summary>
    [GraphQLIgnore]
    public Guid? AssigneeId { get; private set; }

    /// <summary>Since when somebody is to review it (UTC); null where nobody was given it.</summary>
    public DateTime? AssignedAt { get; private set; }

    /// <summary>How often it was given to somebody.</summary>
    [GraphQLIgnore]
    public int AssignmentCount { get; private set; }

    /// <summary>The last day on which the paper is valid (DOC-25); null where it does not end or nobody said.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>The versions, oldest first.</summary>
    [GraphQLIgnore]
    public IReadOnlyList<DocumentVersion> Versions => _versions;

    /// <summary>The version under review or decided last.</summary>
    [GraphQLIgnore]
    public DocumentVersion Current => _versions.Single(v => v.Number == VersionNumber);

    protected override StateMachine<DocumentStatus> Machine => DocumentStates.Machine;

    protected override string Subject => Subjects.Paper();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Begins a paper; <see cref="Register"/> gives it its first version.</summary>
    public static Document Begin(DocumentId id, MerchantApplication application, DocumentType type, Actor by, DateTime at)
    {
        var document = new Document
        {
            Id = id, ApplicationId = application.Id, MerchantId = application.MerchantId, OwnerId = application.OwnerId, Type = type,
        };
        document.Start(DocumentStatus.Draft, by, at, null);
        return document;
    }

    /// <summary>Completes the review that is open; nothing changes where an error is answered.</summary>
    /// <param name="stage">The review to complete.</param>
    /// <param name="rejection">Why it goes back; null to accept.</param>
    /// <param name="by">The reviewer.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="detailsDueAt">By when the detailed review is due if the first one passes now (UTC).</param>
    /// <param name="verdicts">The verdicts that were given (DOC-14); they agree with the decision. Those left out follow from it.</param>
    public IUserError? CompleteReview(ReviewStage stage, Rejection? rejection, Actor by, DateTime at, DateTime detailsDueAt, IReadOnlyList<ReviewVerdict>? verdicts = null)
    {
        var action = DocumentActions.Review(stage, rejection is null ? ReviewDecision.Accept : ReviewDecision.Reject);
        if (action.RefuseState(Status) is { } refused)
            return refused;

        var to = action.To!.Value;
        Current.Add(new(Id, VersionNumber, stage, rejection, verdicts ?? [], Current.WaitedFor(stage, at), by, at));
        (AssigneeId, AssignedAt) = (null, null);
        Walk(by, at, (to, rejection is null ? null : StepReason.Chosen(rejection.Reason, rejection.Text)));
        if (to == DocumentStatus.DetailedReview)
            Await(ReviewStage.Detailed, detailsDueAt);
        else
            Decide(to == DocumentStatus.Approved ? ReviewOutcome.Approved : ReviewOutcome.Rejected, rejection?.Reason, at);
        Raise(new DocumentReviewed(
            Id, MerchantId, VersionNumber, StateName.Of(stage), StateName.Of(rejection is null ? ReviewDecision.Accept : ReviewDecision.Reject), rejection is null ? null : StateName.Of(rejection.Reason)), at);
        return null;
    }

    /// <summary>Asks something about it; the time of its review stands still until there is an answer, or the reviewer goes on without one (DOC-11).</summary>
    /// <param name="question">The question.</param>
    /// <param name="team">The team that is asked; null for the uploader's side.</param>
    /// <param name="remaining">The working time that is left for the review.</param>
    /// <param name="by">The reviewer.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="asked">What was asked, to be kept; null where it was refused.</param>
    public IUserError? AskForClarification(string question, ReviewTeamId? team, TimeSpan remaining, Actor by, DateTime at, out Clarification? asked)
    {
        asked = null;
        if (DocumentActions.RequestClarification.RefuseState(Status) is { } refused)
            return refused;
        Walk(by, at, (DocumentStatus.NeedsClarification, StepReason.Told("CLARIFICATION_ASKED")));
        (PausedAt, PausedDueAt, RemainingTime) = (at, DueAt, remaining);
        (Stage, DueAt) = (null, null);
        asked = Clarification.Ask(Id, ++ClarificationCount, VersionNumber, question, team, by, at);
        Raise(new DocumentClarificationRequested(Id, MerchantId, ClarificationCount), at);
        return null;
    }

    /// <summary>Lets the time of the review run again (DOC-11).</summary>
    /// <param name="open">The question that it waits for.</param>
    /// <param name="answer">The answer; null where the reviewer goes on without one.</param>
    /// <param name="dueAt">By when the review is due now (UTC).</param>
    /// <param name="by">Who answers, or the reviewer.</param>
    /// <param name="at">When (UTC).</param>
    public IUserError? EndClarification(Clarification open, string? answer, DateTime dueAt, Actor by, DateTime at)
    {
        if ((answer is null ? DocumentActions.ResumeReview : DocumentActions.AnswerClarification).RefuseState(Status) is { } refused)
            return refused;
        Walk(by, at, (DocumentStatus.DetailedReview, answer is null ? StepReason.Told("CLARIFICATION_WITHDRAWN") : StepReason.Told("CLARIFICATION_ANSWERED")));
        Current.AddPause(at - PausedAt!.Value);
        (PausedAt, PausedDueAt, RemainingTime) = (null, null, null);
        Await(ReviewStage.Detailed, dueAt);
        open.End(answer, by, at);
        Raise(new DocumentClarificationEnded(Id, MerchantId, open.Ordinal, answer is not null), at);
        return null;
    }

    /// <summary>Gives its review to somebody who may do it (DOC-17), whoever had it before, and who is told where somebody else gives it.</summary>
    /// <param name="reviewer">Who is to review it.</param>
    /// <param name="by">Who gives it; the platform, where it was found by the load.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>What is kept of it.</returns>
    public ReviewAssignment AssignReview(Guid reviewer, Actor by, DateTime at)
    {
        (AssigneeId, AssignedAt) = (reviewer, at);
        AssignmentCount++;
        if (by.UserId is { } giver && giver != reviewer)
            Raise(new DocumentReviewAssigned(Id, AssignmentCount), at);
        return ReviewAssignment.Of(Id, AssignmentCount, VersionNumber, reviewer, by, at);
    }

    /// <summary>Notes the merchant that the application has led to.</summary>
    public void AssignTo(MerchantId merchant) => MerchantId = merchant;

    private void Await(ReviewStage stage, DateTime dueAt) => (Stage, DueAt) = (stage, dueAt);

    private void Decide(ReviewOutcome outcome, RejectionReason? reason, DateTime at)
    {
        (Stage, DueAt) = (null, null);
        Current.Decide(outcome, reason, at);
    }
}

/// <summary>A file that passed the inspection and lies in the store.</summary>
/// <param name="Name">The name that the uploader gave it.</param>
/// <param name="Inspected">What the inspection found.</param>
/// <param name="Stored">Where it lies.</param>
internal sealed record SubmittedFile(string Name, InspectedFile Inspected, StoredFile Stored);

/// <summary>Why a paper goes back; both parts are mandatory (DOC-12).</summary>
/// <param name="Reason">The code.</param>
/// <param name="Text">The words to the uploader.</param>
internal sealed record Rejection(RejectionReason Reason, string Text);
