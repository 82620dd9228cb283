using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>A payout was taken back: the money is owed to the merchant again (SET-02).</summary>
/// <param name="Payout">The payout.</param>
/// <param name="Merchant">Who is paid.</param>
/// <param name="Amount">How much, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
[Event("settlement.payout-reversed")]
public sealed record PayoutReversed(PayoutId Payout, MerchantId Merchant, long Amount, string Currency) : IEvent
{
    Guid IEvent.AggregateId => Payout.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
