using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>What the rules about a payout ask, seen from one person.</summary>
internal sealed class PayoutFacts : IStateFacts<PayoutStatus>, IMerchantFacts
{
    public required PayoutId Id { get; init; }

    public required PayoutStatus Status { get; init; }

    public required int StepCount { get; init; }

    public required MerchantId MerchantId { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>By when it should be paid (UTC).</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>Whether the person made it.</summary>
    public required bool IsMaker { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a payout, by whom and in which state (FE-01).</summary>
internal static class PayoutActions
{
    /// <summary>Lets it go to the bank; not by whom made it.</summary>
    public static StateAction<PayoutFacts, PayoutStatus> Approve { get; } = new(PayoutStates.Machine, Subjects.Payout, "approvePayout", [PayoutStatus.Pending], PayoutStatus.Approved)
    {
        Guards = [new(f => f.IsMaker, _ => new SeparationOfDutiesError(Text.Of("APPROVER_IS_MAKER"), "APPROVER_IS_MAKER"))],
    };

    /// <summary>Lets the bank be asked again.</summary>
    public static StateAction<PayoutFacts, PayoutStatus> Retry { get; } = new(PayoutStates.Machine, Subjects.Payout, "retryPayout", [PayoutStatus.Failed], PayoutStatus.Retried);

    /// <summary>Takes it back.</summary>
    public static StateAction<PayoutFacts, PayoutStatus> Reverse { get; } =
        new(PayoutStates.Machine, Subjects.Payout, "reversePayout", [PayoutStatus.Paid, PayoutStatus.Failed], PayoutStatus.Reversed);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<PayoutFacts, PayoutStatus>> All { get; } = [Approve, Retry, Reverse];
}

/// <summary>The screening holds a payout for now (SET-08).</summary>
/// <param name="Message">What to do.</param>
internal sealed record PayoutHeldError(string Message) : IUserError
{
    /// <summary><c>PAYOUT_HELD</c>.</summary>
    public string Code => "PAYOUT_HELD";
}
