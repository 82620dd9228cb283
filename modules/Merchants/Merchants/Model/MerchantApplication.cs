using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Model;

/// <summary>An application to become a merchant, with the company's details (MER-02).</summary>
internal sealed class MerchantApplication : Stateful<MerchantApplicationStatus>, IHasTimeline
{
    private MerchantApplication()
    {
    }

    /// <summary>The application's id.</summary>
    public MerchantApplicationId Id { get; private init; }

    /// <summary>The company's name as on the licence.</summary>
    public string LegalName { get; private set; } = "";

    /// <summary>The unified social credit code, 18 characters.</summary>
    public string Uscc { get; private set; } = "";

    /// <summary>The registered address.</summary>
    public string? Address { get; private set; }

    /// <summary>The person who acts for the company by law.</summary>
    public LegalRepresentative LegalRepresentative { get; private set; } = new();

    /// <summary>Whom to talk to.</summary>
    public Contact Contact { get; private set; } = new();

    /// <summary>The merchant's user, who sees the application and signs for the merchant.</summary>
    [GraphQLIgnore]
    public Guid OwnerId { get; private init; }

    /// <summary>Who filled it in: the merchant's user, or the uploader in his name.</summary>
    [GraphQLIgnore]
    public Guid SubmitterId { get; private init; }

    /// <summary>When it was handed in last (UTC).</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>When it was approved or rejected (UTC); null while it is open.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why it was rejected; null otherwise.</summary>
    public ApplicationRejectionReason? RejectionReason { get; private set; }

    /// <summary>The reviewer's words to the applicant: why it was rejected, or what to change.</summary>
    public string? ReviewerComment { get; private set; }

    /// <summary>The merchant that came of it; null until both sides have signed.</summary>
    public MerchantId? MerchantId { get; private set; }

    /// <summary>The edition of the entry criteria that was in force when it was handed in last (MER-01); null where none was.</summary>
    public EntryCriteriaId? EntryCriteriaId { get; private set; }

    /// <summary>The number of that edition; null where none was in force.</summary>
    public int? EntryCriteriaEdition { get; private set; }

    /// <summary>How many verifications and waivers are recorded: each makes it another version, so that nobody decides on what was checked meanwhile.</summary>
    [GraphQLIgnore]
    public int CheckCount { get; private set; }

    /// <summary>How many parts that reviewers asked for are missing or not accepted yet (DOC-27). A column, so that a request and an approval at the same moment are a conflict.</summary>
    public int OpenSupplements { get; private set; }

    protected override StateMachine<MerchantApplicationStatus> Machine => MerchantApplicationStates.Machine;

    protected override string Subject => Subjects.Application();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Fills in and hands in an application.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="details">The company.</param>
    /// <param name="ownerId">The merchant's user.</param>
    /// <param name="by">Who fills it in.</param>
    /// <param name="at">When (UTC).</param>
    public static MerchantApplication Submit(MerchantApplicationId id, CompanyDetails details, Guid ownerId, Actor by, DateTime at)
    {
        var application = new MerchantApplication { Id = id, OwnerId = ownerId, SubmitterId = by.Id };
        application.Start(MerchantApplicationStatus.Draft, by, at, null);
        application.HandIn(details, by, at);
        return application;
    }

    /// <summary>Hands it in again after changes were asked for.</summary>
    public IUserError? Resubmit(CompanyDetails details, Actor by, DateTime at)
    {
        if (ApplicationActions.Resubmit.RefuseState(Status) is { } refused)
            return refused;
        HandIn(details, by, at);
        return null;
    }

    /// <summary>Approves and puts the agreement up for signature.</summary>
    public IUserError? Approve(Actor by, DateTime at) => Decide(
        ApplicationActions.Approve, MerchantApplicationStatus.Approved, by, at, null, () =>
        {
            DecidedAt = at;
            ReviewerComment = null;
            Walk(by, at, (MerchantApplicationStatus.AgreementPending, StepReason.Told("AGREEMENT_DRAWN_UP")));
            Raise(new MerchantApplicationApproved(Id), at);
        });

    /// <summary>Refuses it for good.</summary>
    public IUserError? Reject(ApplicationRejectionReason reason, string text, Actor by, DateTime at) => Decide(
        ApplicationActions.Reject, MerchantApplicationStatus.Rejected, by, at, StepReason.Chosen(reason, text), () =>
        {
            DecidedAt = at;
            RejectionReason = reason;
            ReviewerComment = text;
            Raise(new MerchantApplicationRejected(Id), at);
        });

    /// <summary>Gives it back with what to change.</summary>
    public IUserError? RequestChanges(string text, Actor by, DateTime at) => Decide(
        ApplicationActions.RequestChanges, MerchantApplicationStatus.ChangesRequested, by, at, text, () =>
        {
            ReviewerComment = text;
            Raise(new MerchantApplicationChangesRequested(Id), at);
        });

    /// <summary>Takes it under review with the first decision on one of its papers.</summary>
    public void BeginReview(Actor by, DateTime at) => Walk(by, at, (MerchantApplicationStatus.UnderReview, StepReason.Told("FIRST_PAPER_REVIEWED")));

    /// <summary>Takes the merchant's side as founded, once both have signed.</summary>
    public IUserError? Activate(MerchantId merchant, Actor by, DateTime at)
    {
        if (Move(MerchantApplicationStatus.Active, by, at, StepReason.Told("AGREEMENT_SIGNED")) is { } refused)
            return refused;
        MerchantId = merchant;
        return null;
    }

    /// <summary>Is measured by the criteria that are in force as it is handed in (MER-01); by none where there are none.</summary>
    public void MeasureBy(EntryCriteria? inForce) => (EntryCriteriaId, EntryCriteriaEdition) = (inForce?.Id, inForce?.Edition);

    /// <summary>Counts a verification or waiver; gives its number.</summary>
    public int CountCheck() => ++CheckCount;

    /// <summary>One more part is asked for, or one less is missing (DOC-27).</summary>
    public void CountSupplement(int change) => OpenSupplements += change;

    /// <summary>Lets go of all that is personal in it (ACC-03); state, company and history stay.</summary>
    public void Erase() => (LegalRepresentative, Contact) = (new(), new());

    private void HandIn(CompanyDetails details, Actor by, DateTime at)
    {
        (LegalName, Uscc, Address, LegalRepresentative, Contact) = details;
        SubmittedAt = at;
        ReviewerComment = null;
        Walk(by, at, (MerchantApplicationStatus.Submitted, null));
        Raise(new MerchantApplicationSubmitted(Id), at);
    }

    /// <summary>A decision on an application that nobody has begun to review begins the review as well.</summary>
    private IllegalTransitionError? Decide(
        StateAction<ApplicationFacts, MerchantApplicationStatus> action, MerchantApplicationStatus to, Actor by, DateTime at, StepReason? reason, Action effects)
    {
        if (action.RefuseState(Status) is { } refused)
            return refused;
        if (Status == MerchantApplicationStatus.Submitted)
            Walk(by, at, (MerchantApplicationStatus.UnderReview, StepReason.Told("REVIEW_WITH_DECISION")));
        Walk(by, at, (to, reason));
        effects();
        return null;
    }
}
