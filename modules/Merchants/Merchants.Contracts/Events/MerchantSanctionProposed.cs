using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A sanction, or a reward, was proposed; the merchant is to be heard (MER-08).</summary>
/// <param name="Sanction">The sanction.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.sanction-proposed")]
public sealed record MerchantSanctionProposed(MerchantSanctionId Sanction, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Sanction.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
