using Merchants.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>A reviewer asks for a part that an application, or one of its papers, lacks (DOC-27). The application is not approved before it is accepted or withdrawn.</summary>
internal sealed class SupplementRequest : Stateful<SupplementStatus>, IHasTimeline
{
    private SupplementRequest()
    {
    }

    /// <summary>The request's id.</summary>
    public SupplementRequestId Id { get; private init; }

    /// <summary>The application that lacks it, or whose paper does.</summary>
    public MerchantApplicationId ApplicationId { get; private init; }

    /// <summary>The paper that lacks it; null where it is the application itself.</summary>
    public DocumentId? DocumentId { get; private init; }

    /// <summary>The merchant's user.</summary>
    [GraphQLIgnore]
    public Guid OwnerId { get; private init; }

    /// <summary>The merchant; null until the application has led to one.</summary>
    [GraphQLIgnore]
    public MerchantId? MerchantId { get; private init; }

    /// <summary>What is missing, in the reviewer's words; encrypted, as it may speak of people.</summary>
    public SealedText Missing { get; private set; } = SealedText.Empty;

    /// <summary>By when it is wanted (UTC).</summary>
    public DateTime DueAt { get; private init; }

    /// <summary>Who asks for it.</summary>
    [GraphQLIgnore]
    public Guid RequestedById { get; private init; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime RequestedAt { get; private init; }

    /// <summary>How often something was handed in.</summary>
    public int PartCount { get; private set; }

    protected override StateMachine<SupplementStatus> Machine => SupplementStates.Machine;

    protected override string Subject => Subjects.Supplement();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Asks for a part.</summary>
    public static SupplementRequest Open(SupplementRequestId id, MerchantApplication application, DocumentId? document, string missing, DateTime dueAt, Actor by, DateTime at)
    {
        var request = new SupplementRequest
        {
            Id = id, ApplicationId = application.Id, DocumentId = document, OwnerId = application.OwnerId, MerchantId = application.MerchantId, Missing = SealedText.Of(missing), DueAt = dueAt,
            RequestedById = by.Id, RequestedAt = at,
        };
        request.Start(SupplementStatus.Open, by, at, null);
        request.Raise(new SupplementRequested(id, application.Id, application.MerchantId), at);
        return request;
    }

    /// <summary>Hands in a file, words, or both.</summary>
    public IUserError? Supply(SubmittedFile? file, string? words, Actor by, DateTime at, out SuppliedPart? part)
    {
        part = null;
        if (Move(SupplementStatus.Supplied, by, at, null) is { } refused)
            return refused;
        part = new(Id, ++PartCount, file, words, by, at);
        Raise(new SupplementSupplied(Id, ApplicationId, MerchantId), at);
        return null;
    }

    /// <summary>Finds that it is what was asked for.</summary>
    public IUserError? Accept(Actor by, DateTime at) => Turn(SupplementActions.Accept, SupplementStatus.Accepted, null, new SupplementAccepted(Id, ApplicationId, MerchantId), by, at);

    /// <summary>Finds that it is not what was asked for, and asks again.</summary>
    public IUserError? Reopen(string reason, Actor by, DateTime at) => Turn(SupplementActions.Reopen, SupplementStatus.Open, reason, new SupplementReopened(Id, ApplicationId, MerchantId), by, at);

    /// <summary>Wants it no more.</summary>
    public IUserError? Withdraw(string reason, Actor by, DateTime at) => Turn(SupplementActions.Withdraw, SupplementStatus.Withdrawn, reason, new SupplementWithdrawn(Id, ApplicationId, MerchantId), by, at);

    /// <summary>Lets go of the words about people (ACC-03).</summary>
    public void Erase() => Missing = SealedText.Empty;

    private IllegalTransitionError? Turn(StateAction<SupplementFacts, SupplementStatus> action, SupplementStatus to, string? reason, IEvent told, Actor by, DateTime at)
    {
        if ((action.RefuseState(Status) ?? Move(to, by, at, reason)) is { } refused)
            return refused;
        Raise(told, at);
        return null;
    }
}
