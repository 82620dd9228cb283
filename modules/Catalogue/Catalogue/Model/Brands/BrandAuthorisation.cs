using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Model;

/// <summary>A merchant's authorisation to use a brand, on the strength of a paper of the merchant (CAT-13).</summary>
internal sealed class BrandAuthorisation : Stateful<BrandAuthorisationStatus>, IHasTimeline
{
    private BrandAuthorisation()
    {
    }

    /// <summary>The authorisation's id.</summary>
    public BrandAuthorisationId Id { get; private init; }

    /// <summary>Whose goods may carry the brand.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The brand.</summary>
    public BrandId BrandId { get; private init; }

    /// <summary>The paper that says so; null for those who do not see the merchant's papers.</summary>
    public DocumentId DocumentId { get; private init; }

    /// <summary>The first day on which it holds.</summary>
    public DateOnly ValidFrom { get; private init; }

    /// <summary>The last day on which it holds.</summary>
    public DateOnly ValidUntil { get; private init; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTime RequestedAt { get; private init; }

    /// <summary>Who asked for it, and does not decide on it.</summary>
    [GraphQLIgnore]
    public Guid? RequesterId { get; private init; }

    /// <summary>Why it was refused or revoked; null otherwise.</summary>
    public string? Reason { get; private set; }

    protected override StateMachine<BrandAuthorisationStatus> Machine => BrandAuthorisationStates.Machine;

    protected override string Subject => Subjects.BrandAuthorisation();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>A merchant asks for it.</summary>
    public static BrandAuthorisation Request(BrandAuthorisationId id, MerchantId merchant, BrandId brand, DocumentId paper, DateOnly from, DateOnly until, Actor by, DateTime at)
    {
        var asked = new BrandAuthorisation
        {
            Id = id, MerchantId = merchant, BrandId = brand, DocumentId = paper, ValidFrom = from, ValidUntil = until, RequestedAt = at, RequesterId = by.UserId,
        };
        asked.Start(BrandAuthorisationStatus.Pending, by, at, null);
        asked.Tell(at);
        return asked;
    }

    /// <summary>Lets the merchant use the brand, from its first day on.</summary>
    public IUserError? Grant(Actor by, DateTime at)
    {
        var today = BusinessDay.DayAt(at);
        if (BrandAuthorisationActions.Grant.RefuseState(Status) is { } closed)
            return closed;
        return today < ValidFrom || today > ValidUntil ? Text.Invalid("brandAuthorisationId", "AUTHORISATION_DAYS", ValidFrom, ValidUntil) : Take(BrandAuthorisationStatus.InForce, null, by, at);
    }

    /// <summary>Refuses it.</summary>
    public IUserError? Refuse(string reason, Actor by, DateTime at) => Take(BrandAuthorisationStatus.Refused, reason, by, at);

    /// <summary>Ends it before its last day.</summary>
    public IUserError? Revoke(string reason, Actor by, DateTime at) => Take(BrandAuthorisationStatus.Revoked, reason, by, at);

    /// <summary>Ends it, since its last day is over.</summary>
    public IUserError? Expire(DateTime at) => Take(BrandAuthorisationStatus.Expired, null, Actor.System, at);

    private IllegalTransitionError? Take(BrandAuthorisationStatus to, string? reason, Actor by, DateTime at)
    {
        if (Move(to, by, at, reason) is { } refused)
            return refused;
        Reason = reason;
        Tell(at);
        return null;
    }

    private void Tell(DateTime at) => Raise(new BrandAuthorisationChanged(Id, MerchantId, BrandId, StateName.Of(Status)), at);
}
