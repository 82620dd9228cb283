using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;

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

    /// <summary>The provider has got another amount than was asked for; finance looks at it.</summary>
    Mismatched,
}

/// <summary>The moves of a payment (domain.md, section 2).</summary>
internal static class PaymentStates
{
    public static StateMachine<PaymentStatus> Machine { get; } = new(
        (PaymentStatus.Initiated, PaymentStatus.Succeeded),
        (PaymentStatus.Initiated, PaymentStatus.Failed),
        (PaymentStatus.Initiated, PaymentStatus.Mismatched));
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

    /// <summary>The provider's name for it, by which it reports.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>What is to be paid, in minor units.</summary>
    [GraphQLIgnore]
    public long AmountDue { get; private init; }

    /// <summary>The currency, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>When it was begun (UTC).</summary>
    public DateTime InitiatedAt { get; private init; }

    /// <summary>When the provider reported (UTC); null before that.</summary>
    public DateTime? ReportedAt { get; private set; }

    protected override StateMachine<PaymentStatus> Machine => PaymentStates.Machine;

    protected override string Subject => Subjects.Payment();

    protected override Guid SubjectId => Id.Value;

    /// <summary>Begins a payment of an order.</summary>
    public static Payment Begin(PaymentId id, Order order, string provider, string reference, Actor by, DateTime at)
    {
        var payment = new Payment
        {
            Id = id, OrderId = order.Id, MerchantId = order.MerchantId, BuyerId = order.BuyerId, Provider = provider, Reference = reference,
            AmountDue = order.TotalAmount, Currency = order.Currency, InitiatedAt = at,
        };
        payment.Start(PaymentStatus.Initiated, by, at, null);
        return payment;
    }

    /// <summary>Takes note of what the provider reports; a repeated report changes nothing.</summary>
    /// <returns>Whether the money is there, by this report.</returns>
    public bool Report(bool succeeded, long amount, string currency, DateTime at)
    {
        if (Status != PaymentStatus.Initiated)
            return false;
        ReportedAt = at;
        var to = !succeeded ? PaymentStatus.Failed : (amount, currency) == (AmountDue, Currency) ? PaymentStatus.Succeeded : PaymentStatus.Mismatched;
        Walk(Actor.System, at, (to, to == PaymentStatus.Mismatched ? StepReason.Told("PAYMENT_MISMATCHED", Money.Format(amount, currency)) : null));
        return to == PaymentStatus.Succeeded;
    }
}
