using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>A report that goods are counterfeit or infringe on somebody's rights, and what came of it (CAT-11). The merchant is not told who reported it.</summary>
internal sealed class TakedownCase : Stateful<TakedownStatus>, IHasTimeline
{
    private TakedownCase()
    {
    }

    /// <summary>The case's id.</summary>
    public TakedownCaseId Id { get; private init; }

    /// <summary>The number that people call it by: the day, then eight characters.</summary>
    public string Number { get; private init; } = "";

    /// <summary>The product.</summary>
    public ProductId ProductId { get; private init; }

    /// <summary>The product's title when it was reported.</summary>
    public string ProductTitle { get; private init; } = "";

    /// <summary>Whose product it is.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>What is said to be wrong.</summary>
    public TakedownKind Kind { get; private init; }

    /// <summary>Whose right is infringed, in the reporter's words; encrypted, as it may name people.</summary>
    public SealedText RightsHolder { get; private set; } = SealedText.Empty;

    /// <summary>What the reporter says and can show; encrypted, as it may speak of people.</summary>
    public SealedText Words { get; private set; } = SealedText.Empty;

    /// <summary>Who reported it.</summary>
    [GraphQLIgnore]
    public Guid ReporterId { get; private init; }

    /// <summary>When it was reported (UTC).</summary>
    public DateTime ReportedAt { get; private init; }

    /// <summary>By when it is decided on (UTC).</summary>
    public DateTime DueAt { get; private init; }

    /// <summary>When it was noticed that it was late (UTC); null where it was not.</summary>
    public DateTime? BreachedAt { get; private set; }

    /// <summary>When it was decided on first (UTC); null before.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>What was found, in words that merchant and reporter are told; null before.</summary>
    public string? Finding { get; private set; }

    /// <summary>What the merchant says against it; encrypted, as it may speak of people.</summary>
    public SealedText CounterNotice { get; private set; } = SealedText.Empty;

    /// <summary>When the merchant said it (UTC); null before.</summary>
    public DateTime? CounteredAt { get; private set; }

    /// <summary>Who of the merchant said it.</summary>
    [GraphQLIgnore]
    public Guid? CountererId { get; private set; }

    protected override StateMachine<TakedownStatus> Machine => TakedownStates.Machine;

    protected override string Subject => Subjects.Takedown();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Somebody reports a product.</summary>
    public static TakedownCase Report(TakedownCaseId id, Product product, TakedownKind kind, string? rightsHolder, string words, DateTime dueAt, Actor by, DateTime at)
    {
        var report = new TakedownCase
        {
            Id = id, Number = ReadableNumber.Of(id.Value, at), ProductId = product.Id, ProductTitle = product.Title, MerchantId = product.MerchantId, Kind = kind,
            RightsHolder = SealedText.Of(rightsHolder), Words = SealedText.Of(words), ReporterId = by.Id, ReportedAt = at, DueAt = dueAt,
        };
        report.Start(TakedownStatus.Reported, by, at, null);
        report.Tell(at);
        return report;
    }

    /// <summary>Takes it up.</summary>
    public IUserError? Review(Actor by, DateTime at) => Take(TakedownActions.Review, TakedownStatus.UnderReview, by, at);

    /// <summary>Finds that the report is right; the caller takes the product down with it.</summary>
    public IUserError? Uphold(string finding, Actor by, DateTime at) => Decide(TakedownActions.Uphold, TakedownStatus.Upheld, finding, by, at);

    /// <summary>Finds that the report is wrong.</summary>
    public IUserError? Reject(string finding, Actor by, DateTime at) => Decide(TakedownActions.Reject, TakedownStatus.Rejected, finding, by, at);

    /// <summary>Finds, against what the merchant says, that the report is right.</summary>
    public IUserError? Confirm(string finding, Actor by, DateTime at) => Decide(TakedownActions.Confirm, TakedownStatus.Upheld, finding, by, at);

    /// <summary>Finds that the product may be sold after all; the caller lets it back.</summary>
    public IUserError? Reinstate(string finding, Actor by, DateTime at) => Decide(TakedownActions.Reinstate, TakedownStatus.Reinstated, finding, by, at);

    /// <summary>The merchant says something against it.</summary>
    public IUserError? Counter(string words, Actor by, DateTime at)
    {
        if (Take(TakedownActions.Counter, TakedownStatus.Countered, by, at) is { } refused)
            return refused;
        (CounterNotice, CounteredAt, CountererId) = (SealedText.Of(words), at, by.UserId);
        return null;
    }

    /// <summary>Notes that it is late; false where that is known, or it was decided on.</summary>
    public bool Breach(DateTime at)
    {
        if (BreachedAt is not null || DecidedAt is not null || at <= DueAt)
            return false;
        BreachedAt = at;
        Raise(new TakedownOverdue(Id, MerchantId), at);
        return true;
    }

    /// <summary>Lets go of what the reporter has said (ACC-03); what was found stays.</summary>
    public void EraseReporter() => (Words, RightsHolder) = (SealedText.Empty, SealedText.Empty);

    /// <summary>Lets go of what somebody of the merchant has said (ACC-03); what was found stays.</summary>
    public void EraseCounterer() => CounterNotice = SealedText.Empty;

    private IllegalTransitionError? Decide(StateAction<TakedownFacts, TakedownStatus> action, TakedownStatus to, string finding, Actor by, DateTime at)
    {
        if (Take(action, to, by, at) is { } refused)
            return refused;
        (Finding, DecidedAt) = (finding, DecidedAt ?? at);
        return null;
    }

    private IllegalTransitionError? Take(StateAction<TakedownFacts, TakedownStatus> action, TakedownStatus to, Actor by, DateTime at)
    {
        if ((action.RefuseState(Status) ?? Move(to, by, at, null)) is { } refused)
            return refused;
        Tell(at);
        return null;
    }

    private void Tell(DateTime at) => Raise(new TakedownChanged(Id, ProductId, MerchantId, StateName.Of(Status)), at);
}
