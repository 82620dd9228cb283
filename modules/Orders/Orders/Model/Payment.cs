using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Contracts.Events;
using Orders.Persistence;

namespace Orders.Model;

/// <summary>How a payment stands.</summary>
internal enum PaymentStatus
{
    /// <summary>Begun; the provider has not said anything yet.</summary>
    Initiated,

    /// <summary>The provider has the money.</summary>
    Succeeded,

    /// <summary>The provider has not got the money.</summary>
    Failed,

    /// <summary>What the provider has got is not what was asked for, or it had said before that it has not got it, or its statement says something else; finance looks at it.</summary>
    Mismatched,

    /// <summary>The provider's statement says the same (ORD-12).</summary>
    Matched,
}

/// <summary>What becomes of the money of a report.</summary>
internal enum ReportedMoney
{
    /// <summary>There is none, or it was reported before, or it is finance's to look at.</summary>
    None,

    /// <summary>It pays the order.</summary>
    Pays,

    /// <summary>It goes back at once.</summary>
    GoesBack,
}

/// <summary>The moves of a payment (domain.md, section 2). What failed never pays: money that comes all the same is a mismatch.</summary>
internal static class PaymentStates
{
    public static StateMachine<PaymentStatus> Machine { get; } = new(
        (PaymentStatus.Initiated, PaymentStatus.Succeeded),
        (PaymentStatus.Initiated, PaymentStatus.Failed),
        (PaymentStatus.Initiated, PaymentStatus.Mismatched),
        (PaymentStatus.Succeeded, PaymentStatus.Matched),
        (PaymentStatus.Succeeded, PaymentStatus.Mismatched),
        (PaymentStatus.Failed, PaymentStatus.Mismatched));
}

/// <summary>A payment of an order through a provider (ORD-10, ORD-11).</summary>
internal sealed class Payment : Stateful<PaymentStatus>
{
    private Payment()
    {
    }

    /// <summary>The payment's id.</summary>
    public PaymentId Id { get; private init; }

    /// <summary>The order.</summary>
    public OrderId OrderId { get; private init; }

    /// <summary>Whose goods are paid.</summary>
    [GraphQLIgnore]
    public MerchantId MerchantId { get; private init; }

    /// <summary>Who pays.</summary>
    [GraphQLIgnore]
    public Guid BuyerId { get; private init; }

    /// <summary>The provider's code.</summary>
    public string Provider { get; private init; } = "";

    /// <summary>The provider's name for it, by which it reports; where several orders are paid at once, with a number behind <c>groupReference</c>.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>The provider's name for the one payment that pays several orders, of which this is the part of one (ORD-01); null where it pays one alone.</summary>
    public string? GroupReference { get; private init; }

    /// <summary>What is to be paid, in minor units.</summary>
    [GraphQLIgnore]
    public long AmountDue { get; private init; }

    /// <summary>The currency, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>When it was begun (UTC).</summary>
    public DateTime InitiatedAt { get; private init; }

    /// <summary>What the provider has got, in minor units; null where it has got nothing.</summary>
    [GraphQLIgnore]
    public long? AmountReceived { get; private set; }

    /// <summary>The currency of that, as the provider names it; null where it has got nothing.</summary>
    [GraphQLIgnore]
    public string? CurrencyReceived { get; private set; }

    /// <summary>When the provider reported last (UTC); null before that.</summary>
    public DateTime? ReportedAt { get; private set; }

    protected override StateMachine<PaymentStatus> Machine => PaymentStates.Machine;

    protected override string Subject => Subjects.Payment();

    protected override Guid SubjectId => Id.Value;

    /// <summary>Begins a payment of an order.</summary>
    public static Payment Begin(PaymentId id, Order order, string provider, string reference, Actor by, DateTime at, string? groupReference = null)
    {
        var payment = new Payment
        {
            Id = id, OrderId = order.Id, MerchantId = order.MerchantId, BuyerId = order.BuyerId, Provider = provider, Reference = reference, GroupReference = groupReference,
            AmountDue = order.TotalAmount, Currency = order.Currency, InitiatedAt = at,
        };
        payment.Start(PaymentStatus.Initiated, by, at, null);
        return payment;
    }

    /// <summary>
    /// Takes note of what the provider reports; a repeated report changes nothing. Money that comes after the provider has said that it has not got it goes back: the buyer was told that nothing was paid, and
    /// may have paid again.
    /// </summary>
    /// <param name="succeeded">Whether the provider has got money.</param>
    /// <param name="amount">What it has got, in minor units.</param>
    /// <param name="currency">The currency, as it names it.</param>
    /// <param name="at">When it reports (UTC).</param>
    /// <param name="isPartOfWhole">False where this is the part of a payment of several orders that is not the sum that was asked for: then no part of it pays.</param>
    /// <returns>What becomes of the money.</returns>
    public ReportedMoney Report(bool succeeded, long amount, string currency, DateTime at, bool isPartOfWhole = true)
    {
        if (Status != PaymentStatus.Initiated && !(Status == PaymentStatus.Failed && succeeded))
            return ReportedMoney.None;
        var (isLate, isWhole) = (Status == PaymentStatus.Failed, isPartOfWhole && (amount, currency) == (AmountDue, Currency));
        ReportedAt = at;
        if (!succeeded)
        {
            Walk(Actor.System, at, (PaymentStatus.Failed, null));
            return ReportedMoney.None;
        }

        (AmountReceived, CurrencyReceived) = (amount, currency.Length > FieldLengths.Code ? currency[..FieldLengths.Code] : currency);
        if (isWhole && !isLate)
        {
            Walk(Actor.System, at, (PaymentStatus.Succeeded, null));
            return ReportedMoney.Pays;
        }

        Walk(Actor.System, at, (PaymentStatus.Mismatched, isWhole ? StepReason.Told("PAID_AFTER_FAILURE") : StepReason.Told("PAYMENT_MISMATCHED", Money.Format(amount, currency))));
        Raise(new PaymentMismatched(Id, OrderId, MerchantId, AmountDue, Currency, amount, CurrencyReceived), at);
        return isWhole ? ReportedMoney.GoesBack : ReportedMoney.None;
    }

    /// <summary>Takes note of what the provider's statement says (ORD-12); of one that has not succeeded, nothing.</summary>
    /// <param name="stated">What it says of this payment, in minor units; null where it does not name it.</param>
    /// <param name="currency">The currency of that.</param>
    /// <param name="at">When (UTC).</param>
    public void Compare(long? stated, string? currency, DateTime at)
    {
        if (Status != PaymentStatus.Succeeded)
            return;
        if ((stated, currency) == (AmountReceived, CurrencyReceived))
        {
            Walk(Actor.System, at, (PaymentStatus.Matched, null));
            return;
        }

        Walk(Actor.System, at, (PaymentStatus.Mismatched, stated is { } amount ? StepReason.Told("STATEMENT_DIFFERS", Money.Format(amount, currency!)) : StepReason.Told("STATEMENT_MISSES")));
        Raise(new PaymentMismatched(Id, OrderId, MerchantId, AmountDue, Currency, stated ?? 0, currency ?? Currency), at);
    }
}
