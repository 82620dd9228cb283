using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A merchant's business was stopped: no new orders, open ones are still fulfilled (MER-08).</summary>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.merchant-suspended")]
public sealed record MerchantSuspended(MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
