using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>A penalty was taken back (SET-11).</summary>
/// <param name="Entry">The entry of the ledger that reverses it.</param>
/// <param name="Merchant">Who paid.</param>
/// <param name="Finding">The finding that the penalty was charged for.</param>
/// <param name="Amount">How much, in minor units, above zero.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
[Event("settlement.merchant-penalty-reversed")]
public sealed record MerchantPenaltyReversed(LedgerEntryId Entry, MerchantId Merchant, Guid Finding, long Amount, string Currency) : IEvent
{
    Guid IEvent.AggregateId => Finding;

    Guid? IEvent.MerchantId => Merchant.Value;
}
