using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Inbound;

/// <summary>A penalty does not stand any more (SET-11): what was booked for the finding is reversed, once.</summary>
/// <param name="Finding">The finding that the penalty was charged for.</param>
/// <param name="Merchant">Who had to pay.</param>
[Event("settlement.merchant-penalty-waived")]
public sealed record MerchantPenaltyWaived(Guid Finding, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Finding;

    Guid? IEvent.MerchantId => Merchant.Value;
}
