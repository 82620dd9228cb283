using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A planned closure is over: the merchant takes orders as its standing says.</summary>
/// <param name="Closure">The closure.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.closure-ended")]
public sealed record MerchantClosureEnded(MerchantClosureId Closure, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
