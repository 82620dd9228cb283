using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Settlement.Contracts;
using Settlement.Contracts.Events;

namespace Settlement.Model;

/// <summary>Money on its way to a merchant: made by one person, approved by another, paid by the bank once (SET-02).</summary>
internal sealed class Payout : Stateful<PayoutStatus>, IHasTimeline
{
    private static readonly Backoff Wait = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));

    private readonly List<PayoutItem> _items = [];

    private Payout()
    {
    }

    /// <summary>The payout's id.</summary>
    public PayoutId Id { get; private init; }

    /// <summary>Who is paid.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The currency, by ISO 4217.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>How much, in minor units: the sum of its items.</summary>
    public long Amount { get; private init; }

    /// <summary>Who made it, by id.</summary>
    [GraphQLIgnore]
    public Guid MakerId { get; private init; }

    /// <summary>Who approved it, by id; null before.</summary>
    [GraphQLIgnore]
    public Guid? ApproverId { get; private set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>By when it should be paid (UTC).</summary>
    public DateTime DueAt { get; private init; }

    /// <summary>From when on the bank is asked next (UTC): later than when it was approved, where the bank could not be reached.</summary>
    [GraphQLIgnore]
    public DateTime NextTryAt { get; private set; }

    /// <summary>How often the bank could not be reached since it last answered.</summary>
    [GraphQLIgnore]
    public int Tries { get; private set; }

    /// <summary>When the bank has paid (UTC); null before.</summary>
    public DateTime? PaidAt { get; private set; }

    /// <summary>How often the bank was asked, from 1; 0 before.</summary>
    public int Attempt { get; private set; }

    /// <summary>The bank's own number of the payment; null before it has paid.</summary>
    public string? BankReference { get; private set; }

    /// <summary>Why the bank could not pay, a stable code in upper snake case; null where it could.</summary>
    public string? FailureCode { get; private set; }

    [GraphQLIgnore]
    public IReadOnlyList<PayoutItem> Items => _items;

    protected override StateMachine<PayoutStatus> Machine => PayoutStates.Machine;

    protected override string Subject => Subjects.Payout();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Makes a payout of what a statement made payable.</summary>
    public static Payout Of(Statement statement, Actor maker, DateTime at)
    {
        var payout = new Payout
        {
            Id = new(Guid.CreateVersion7()), MerchantId = statement.MerchantId, Currency = statement.Currency, Amount = statement.Payable, MakerId = maker.Id, CreatedAt = at,
            DueAt = statement.PayDueAt ?? at, NextTryAt = at,
        };
        payout._items.Add(new(payout.Id, statement));
        payout.Start(PayoutStatus.Pending, maker, at, null);
        payout.Raise(new PayoutCreated(payout.Id, payout.MerchantId, payout.Amount, payout.Currency), at);
        return payout;
    }

    /// <summary>Lets it go to the bank.</summary>
    public IUserError? Approve(Actor by, DateTime at)
    {
        if ((PayoutActions.Approve.RefuseState(Status) ?? Move(PayoutStatus.Approved, by, at, null)) is { } refused)
            return refused;
        (ApproverId, NextTryAt) = (by.Id, at);
        Raise(new PayoutApproved(Id, MerchantId), at);
        return null;
    }

    /// <summary>Notes that the bank is about to be asked, before it is: what is stored is never behind what may have happened there.</summary>
    public IUserError? Send(DateTime at)
    {
        if (Move(PayoutStatus.Processing, Actor.System, at, null) is { } refused)
            return refused;
        (Attempt, FailureCode, Tries) = (Attempt + 1, null, 0);
        Raise(new PayoutSent(Id, MerchantId), at);
        return null;
    }

    /// <summary>Notes that the bank could not be reached: it is asked the same again, but later, so that others have their turn.</summary>
    public void PutOff(DateTime at) => NextTryAt = at + Wait.After(++Tries);

    /// <summary>Notes that the bank has paid.</summary>
    public IUserError? MarkPaid(string bankReference, DateTime at)
    {
        if (Move(PayoutStatus.Paid, Actor.System, at, null) is { } refused)
            return refused;
        (BankReference, PaidAt) = (bankReference, at);
        Raise(new PayoutPaid(Id, MerchantId, Amount, Currency), at);
        return null;
    }

    /// <summary>Notes that the bank could not pay.</summary>
    public IUserError? Fail(string code, DateTime at)
    {
        if (Move(PayoutStatus.Failed, Actor.System, at, StepReason.Told("BANK_REFUSED", code)) is { } refused)
            return refused;
        FailureCode = code;
        Raise(new PayoutFailed(Id, MerchantId, code), at);
        return null;
    }

    /// <summary>Lets the bank be asked again.</summary>
    public IUserError? Retry(Actor by, DateTime at)
    {
        if ((PayoutActions.Retry.RefuseState(Status) ?? Move(PayoutStatus.Retried, by, at, null)) is { } refused)
            return refused;
        NextTryAt = at;
        return null;
    }

    /// <summary>Takes it back: the money is owed to the merchant again.</summary>
    public IUserError? Reverse(string reason, Actor by, DateTime at)
    {
        if ((PayoutActions.Reverse.RefuseState(Status) ?? Move(PayoutStatus.Reversed, by, at, reason)) is { } refused)
            return refused;
        _items.ForEach(i => i.Release());
        Raise(new PayoutReversed(Id, MerchantId, Amount, Currency), at);
        return null;
    }
}
