using Modular.Kernel;

namespace Settlement.Model;

/// <summary>Where a payout stands (SET-02).</summary>
internal enum PayoutStatus
{
    /// <summary>Made, and waiting for somebody else's approval.</summary>
    Pending,

    /// <summary>Approved, and about to be handed to the bank.</summary>
    Approved,

    /// <summary>The bank is asked.</summary>
    Processing,

    /// <summary>The bank has paid.</summary>
    Paid,

    /// <summary>The bank could not pay.</summary>
    Failed,

    /// <summary>About to be handed to the bank again.</summary>
    Retried,

    /// <summary>Taken back: the money is owed to the merchant again.</summary>
    Reversed,
}

/// <summary>The moves of a payout (domain.md, section 2). What is paid or failed is resolved: it is not resolved again, but may be taken back.</summary>
internal static class PayoutStates
{
    public static StateMachine<PayoutStatus> Machine { get; } = new(
        (PayoutStatus.Pending, PayoutStatus.Approved),
        (PayoutStatus.Approved, PayoutStatus.Processing),
        (PayoutStatus.Processing, PayoutStatus.Paid),
        (PayoutStatus.Processing, PayoutStatus.Failed),
        (PayoutStatus.Failed, PayoutStatus.Retried),
        (PayoutStatus.Retried, PayoutStatus.Processing),
        (PayoutStatus.Failed, PayoutStatus.Reversed),
        (PayoutStatus.Paid, PayoutStatus.Reversed));
}
