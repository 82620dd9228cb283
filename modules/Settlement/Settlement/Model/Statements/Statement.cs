using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Settlement.Contracts;
using Settlement.Contracts.Events;

namespace Settlement.Model;

/// <summary>
/// What a merchant is told of one month in one currency (SET-12). All amounts are in minor units and stand from the making on; the database refuses to change them once it is issued.
/// </summary>
internal sealed class Statement : Stateful<StatementStatus>, IHasTimeline
{
    private readonly List<StatementLine> _lines = [];
    private readonly List<StatementHold> _holds = [];

    private Statement()
    {
    }

    /// <summary>The statement's id.</summary>
    public StatementId Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The month that it is about.</summary>
    public SettlementPeriodId SettlementPeriodId { get; private init; }

    /// <summary>The month, as 2026-01.</summary>
    public string Period { get; private init; } = "";

    /// <summary>When the month begins (UTC).</summary>
    [GraphQLIgnore]
    public DateTime StartsAt { get; private init; }

    /// <summary>The currency, by ISO 4217.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>What the statement before left over: below zero a debt, above it what was held.</summary>
    public long Opening { get; private init; }

    /// <summary>What buyers paid.</summary>
    public long Sales { get; private set; }

    /// <summary>What went back to buyers.</summary>
    public long Refunds { get; private set; }

    /// <summary>The platform's commission on the sales.</summary>
    public long Commission { get; private set; }

    /// <summary>The commission given back with refunds.</summary>
    public long CommissionReturned { get; private set; }

    /// <summary>Fees other than commission; 0 until there are any.</summary>
    public long Fees { get; private set; }

    /// <summary>Penalties without those waived.</summary>
    public long Penalties { get; private set; }

    /// <summary>Adjustments of earlier statements and payouts that came back; below zero against the merchant.</summary>
    public long Adjustments { get; private set; }

    /// <summary>What is kept as a reserve; 0 until there are any.</summary>
    public long ReserveHeld { get; private set; }

    /// <summary>What is let go of a reserve; 0 until there are any.</summary>
    public long ReserveReleased { get; private set; }

    /// <summary>The balance at the end of the month.</summary>
    public long Closing { get; private set; }

    /// <summary>What of it is held, an order each.</summary>
    public long Held { get; private set; }

    /// <summary>What becomes payable by this statement: the closing without what is held, never below zero.</summary>
    public long Payable { get; private set; }

    /// <summary>How many entries of the ledger it is made of.</summary>
    public int LineCount { get; private set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CalculatedAt { get; private init; }

    /// <summary>When it was issued (UTC); null before.</summary>
    public DateTime? IssuedAt { get; private set; }

    /// <summary>By when the merchant confirms or disputes it (UTC); after that it counts as confirmed. Null before it is issued.</summary>
    public DateTime? ConfirmDueAt { get; private set; }

    /// <summary>By when what it makes payable should be paid (UTC); null where nothing is, or not yet.</summary>
    public DateTime? PayDueAt { get; private set; }

    /// <summary>Why the merchant disputes it; null where nobody does.</summary>
    public string? DisputeReason { get; private set; }

    /// <summary>What the next statement begins with.</summary>
    [GraphQLIgnore]
    public long Carried => Closing - Payable;

    [GraphQLIgnore]
    public IReadOnlyList<StatementLine> Lines => _lines;

    [GraphQLIgnore]
    public IReadOnlyList<StatementHold> Holds => _holds;

    protected override StateMachine<StatementStatus> Machine => StatementStates.Machine;

    protected override string Subject => Subjects.Statement();

    protected override Guid SubjectId => Id.Value;

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Makes the statement of a merchant for a month that nothing is posted into any more.</summary>
    /// <param name="period">The month.</param>
    /// <param name="merchant">The merchant.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="opening">What the statement before left over.</param>
    /// <param name="movements">All entries of the month that belong on a statement.</param>
    /// <param name="held">What is held of the merchant's balance.</param>
    /// <param name="originals">The earlier statements of orders.</param>
    /// <param name="at">When (UTC).</param>
    public static Statement Calculate(
        SettlementPeriod period, MerchantId merchant, string currency, long opening, IReadOnlyList<Movement> movements, IReadOnlyList<HeldOrder> held,
        IReadOnlyDictionary<Orders.Contracts.OrderId, StatementId> originals, DateTime at)
    {
        var statement = new Statement
        {
            Id = new(Guid.CreateVersion7()), MerchantId = merchant, SettlementPeriodId = period.Id, Period = period.Month, StartsAt = period.StartsAt, Currency = currency,
            Opening = opening, CalculatedAt = at,
        };
        statement.Sum(movements);
        statement._lines.AddRange(movements.Select(m => new StatementLine(
            statement, m, m is { Kind: EntryKind.Refund, OrderId: { } order } && originals.TryGetValue(order, out var original) ? original : null)));
        statement._holds.AddRange(held.Select(h => new StatementHold
        {
            StatementId = statement.Id, Currency = currency, OrderId = h.Order, Amount = h.Amount, Reason = h.Reason, ExpiresAt = h.ExpiresAt,
        }));
        statement.Held = held.Sum(h => h.Amount);
        statement.Payable = Math.Max(0, statement.Closing - statement.Held);
        statement.Start(StatementStatus.Calculated, Actor.System, at, null);
        return statement;
    }

    /// <summary>Gives it to the merchant.</summary>
    public IUserError? Issue(Actor by, DateTime at, DateTime confirmDueAt)
    {
        if ((StatementActions.Issue.RefuseState(Status) ?? Move(StatementStatus.Issued, by, at, null)) is { } refused)
            return refused;
        (IssuedAt, ConfirmDueAt) = (at, confirmDueAt);
        Raise(new StatementIssued(Id, MerchantId, Period, Payable, Currency), at);
        return null;
    }

    /// <summary>Finds it right; where something is payable, it is from now on.</summary>
    public IUserError? Confirm(Actor by, DateTime at, DateTime payDueAt)
    {
        var isSilent = by.UserId is null;
        if ((StatementActions.Confirm.RefuseState(Status) ?? Move(StatementStatus.Confirmed, by, at, isSilent ? StepReason.Told("CONFIRMED_BY_SILENCE") : null)) is { } refused)
            return refused;
        Raise(new StatementConfirmed(Id, MerchantId, isSilent), at);
        BecomePayable(by, at, payDueAt);
        return null;
    }

    /// <summary>Says that it is wrong.</summary>
    public IUserError? Dispute(string reason, Actor by, DateTime at)
    {
        if ((StatementActions.Dispute.RefuseState(Status) ?? Move(StatementStatus.Disputed, by, at, reason)) is { } refused)
            return refused;
        DisputeReason = reason;
        Raise(new StatementDisputed(Id, MerchantId), at);
        return null;
    }

    /// <summary>Answers the dispute. The statement stays as it is; what it makes payable is, whatever the adjustment.</summary>
    public IUserError? Adjust(long amount, string reason, Actor by, DateTime at, DateTime payDueAt)
    {
        if ((StatementActions.Adjust.RefuseState(Status) ?? Move(StatementStatus.Adjusted, by, at, reason)) is { } refused)
            return refused;
        Raise(new StatementAdjusted(Id, MerchantId, amount, Currency), at);
        BecomePayable(by, at, payDueAt);
        return null;
    }

    /// <summary>The bank has paid what it made payable.</summary>
    public IUserError? MarkPaid(DateTime at) => Move(StatementStatus.Paid, Actor.System, at, StepReason.Told("PAID_OUT"));

    private void BecomePayable(Actor by, DateTime at, DateTime payDueAt)
    {
        if (Payable == 0)
            return;
        Walk(by, at, (StatementStatus.Payable, null));
        PayDueAt = payDueAt;
    }

    private void Sum(IReadOnlyList<Movement> movements)
    {
        foreach (var movement in movements)
        {
            switch (movement.Kind)
            {
                case EntryKind.Sale:
                    (Sales, Commission) = (Sales + movement.Gross, Commission + movement.Commission);
                    break;
                case EntryKind.Refund:
                    (Refunds, CommissionReturned) = (Refunds - movement.Gross, CommissionReturned - movement.Commission);
                    break;
                case EntryKind.Penalty or EntryKind.PenaltyWaived:
                    Penalties -= movement.Amount;
                    break;
                default:
                    Adjustments += movement.Amount;
                    break;
            }
        }

        LineCount = movements.Count;
        Closing = Opening + Sales - Refunds - Commission + CommissionReturned - Fees - Penalties + Adjustments - ReserveHeld + ReserveReleased;
        // The sums come from single accounts, the lines from the merchant's own: that they meet shows that no entry was counted where it does not belong.
        if (Closing != Opening + movements.Sum(m => m.Amount))
            throw new InvalidOperationException($"The statement of {MerchantId.Value} for {Period} does not add up: {Closing} is not {Opening} and {movements.Sum(m => m.Amount)}.");
    }
}

/// <summary>What of an order is held.</summary>
/// <param name="Order">The order.</param>
/// <param name="Amount">How much, in minor units.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExpiresAt">Until when (UTC); null while the order is not completed, or disputed.</param>
internal sealed record HeldOrder(Orders.Contracts.OrderId Order, long Amount, HoldReason Reason, DateTime? ExpiresAt);
