using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Inbound;

/// <summary>A merchant is to pay for a breach of the rules (SET-11); booked once for each finding. Raised by whichever module finds it.</summary>
/// <param name="Finding">The finding; also the key under which it is booked once.</param>
/// <param name="Merchant">Who pays.</param>
/// <param name="Amount">How much, in minor units, above zero.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
/// <param name="Code">A stable code of why, in upper snake case.</param>
[Event("settlement.merchant-penalty-charged")]
public sealed record MerchantPenaltyCharged(Guid Finding, MerchantId Merchant, long Amount, string Currency, string Code) : IEvent
{
    Guid IEvent.AggregateId => Finding;

    Guid? IEvent.MerchantId => Merchant.Value;
}
