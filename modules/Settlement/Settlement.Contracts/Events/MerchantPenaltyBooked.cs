using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>A penalty was booked against a merchant (SET-11).</summary>
/// <param name="Entry">The entry of the ledger.</param>
/// <param name="Merchant">Who pays.</param>
/// <param name="Finding">The finding that the penalty was charged for.</param>
/// <param name="Amount">How much, in minor units, above zero.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
[Event("settlement.merchant-penalty-booked")]
public sealed record MerchantPenaltyBooked(LedgerEntryId Entry, MerchantId Merchant, Guid Finding, long Amount, string Currency) : IEvent
{
    Guid IEvent.AggregateId => Finding;

    Guid? IEvent.MerchantId => Merchant.Value;
}
