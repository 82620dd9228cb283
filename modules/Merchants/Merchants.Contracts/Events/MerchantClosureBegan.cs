using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A planned closure has begun: the merchant takes no new orders, open ones are still fulfilled.</summary>
/// <param name="Closure">The closure.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.closure-began")]
public sealed record MerchantClosureBegan(MerchantClosureId Closure, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
