using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>The bank could not pay a merchant; it may be tried again (SET-02).</summary>
/// <param name="Payout">The payout.</param>
/// <param name="Merchant">Who is paid.</param>
/// <param name="Code">The bank's reason, a stable code in upper snake case.</param>
[Event("settlement.payout-failed")]
public sealed record PayoutFailed(PayoutId Payout, MerchantId Merchant, string Code) : IEvent
{
    Guid IEvent.AggregateId => Payout.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
