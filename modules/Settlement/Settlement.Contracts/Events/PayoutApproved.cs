using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>A payout was approved, by another person than its maker (SET-02).</summary>
/// <param name="Payout">The payout.</param>
/// <param name="Merchant">Who is paid.</param>
[Event("settlement.payout-approved")]
public sealed record PayoutApproved(PayoutId Payout, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Payout.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
