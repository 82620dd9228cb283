using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>Where a dispute between departments stands (DOC-18).</summary>
internal enum DocumentDisputeStatus
{
    /// <summary>Raised; the coordination group has not spoken yet.</summary>
    Open,

    /// <summary>The coordination group has proposed how to settle it.</summary>
    Mediated,

    /// <summary>Settled, with an outcome.</summary>
    Resolved,
}

/// <summary>What came of a dispute (DOC-18).</summary>
internal enum DocumentDisputeOutcome
{
    /// <summary>The decision of the review stands 维持审核结论.</summary>
    ReviewUpheld,

    /// <summary>The review was wrong: the paper is to be handed in and reviewed again 应重新审核.</summary>
    ReviewOverturned,

    /// <summary>Both sides gave way 双方协商一致.</summary>
    Compromise,
}

/// <summary>The moves of a dispute (domain.md, DOC-18).</summary>
internal static class DocumentDisputeStates
{
    public static StateMachine<DocumentDisputeStatus> Machine { get; } = new(
        (DocumentDisputeStatus.Open, DocumentDisputeStatus.Mediated),
        (DocumentDisputeStatus.Mediated, DocumentDisputeStatus.Resolved));
}

/// <summary>A dispute between departments over a paper (DOC-18): raised by a side, mediated and resolved by coordinators who took no part. It is a record; it moves no paper.</summary>
internal sealed class DocumentDispute : Stateful<DocumentDisputeStatus>, IHasTimeline
{
    private DocumentDispute()
    {
    }

    /// <summary>The dispute's id.</summary>
    public DocumentDisputeId Id { get; private init; }

    /// <summary>The paper.</summary>
    public DocumentId DocumentId { get; private init; }

    /// <summary>The version of the paper that it is about.</summary>
    public int VersionNumber { get; private init; }

    /// <summary>The merchant that the paper belongs to; null until there is one.</summary>
    public MerchantId? MerchantId { get; private init; }

    [GraphQLIgnore]
    public Guid RaisedById { get; private init; }

    /// <summary>When it was raised (UTC).</summary>
    public DateTime RaisedAt { get; private init; }

    [GraphQLIgnore]
    public SealedText Grounds { get; private set; } = SealedText.Empty;

    [GraphQLIgnore]
    public SealedText Proposal { get; private set; } = SealedText.Empty;

    [GraphQLIgnore]
    public Guid? MediatorId { get; private set; }

    /// <summary>When it was mediated (UTC); null until then.</summary>
    public DateTime? MediatedAt { get; private set; }

    /// <summary>What came of it; null until it is resolved.</summary>
    public DocumentDisputeOutcome? Outcome { get; private set; }

    [GraphQLIgnore]
    public SealedText OutcomeWords { get; private set; } = SealedText.Empty;

    /// <summary>When it was resolved (UTC); null until then.</summary>
    public DateTime? ResolvedAt { get; private set; }

    protected override StateMachine<DocumentDisputeStatus> Machine => DocumentDisputeStates.Machine;

    protected override string Subject => Subjects.Dispute();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Raises one.</summary>
    public static DocumentDispute Begin(DocumentDisputeId id, Document paper, string grounds, Actor by, DateTime at)
    {
        var dispute = new DocumentDispute
        {
            Id = id, DocumentId = paper.Id, VersionNumber = paper.VersionNumber, MerchantId = paper.MerchantId, RaisedById = by.Id, RaisedAt = at, Grounds = SealedText.Of(grounds),
        };
        dispute.Start(DocumentDisputeStatus.Open, by, at, null);
        dispute.Raise(new DocumentDisputeRaised(id, paper.Id), at);
        return dispute;
    }

    /// <summary>Proposes how to settle it.</summary>
    public IUserError? Mediate(string proposal, Actor by, DateTime at)
    {
        if (Move(DocumentDisputeStatus.Mediated, by, at, null) is { } refused)
            return refused;
        (Proposal, MediatorId, MediatedAt) = (SealedText.Of(proposal), by.Id, at);
        return null;
    }

    /// <summary>Settles it.</summary>
    public IUserError? Resolve(DocumentDisputeOutcome outcome, string words, Actor by, DateTime at)
    {
        if (Move(DocumentDisputeStatus.Resolved, by, at, ReasonOf(outcome)) is { } refused)
            return refused;
        (Outcome, OutcomeWords, ResolvedAt) = (outcome, SealedText.Of(words), at);
        Raise(new DocumentDisputeResolved(Id, DocumentId, StateName.Of(outcome)), at);
        return null;
    }

    private static StepReason ReasonOf(DocumentDisputeOutcome outcome) => outcome switch
    {
        DocumentDisputeOutcome.ReviewUpheld => StepReason.Told("DISPUTE_REVIEW_UPHELD"),
        DocumentDisputeOutcome.ReviewOverturned => StepReason.Told("DISPUTE_REVIEW_OVERTURNED"),
        _ => StepReason.Told("DISPUTE_COMPROMISE"),
    };

    /// <summary>Lets go of the words (ACC-03); that there was a dispute and how it ended stays.</summary>
    public void Erase() => (Grounds, Proposal, OutcomeWords) = (SealedText.Empty, SealedText.Empty, SealedText.Empty);
}
