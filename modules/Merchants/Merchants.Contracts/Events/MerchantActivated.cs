using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>Both sides have signed, and the merchant is in business (MER-04).</summary>
/// <param name="Merchant">The merchant.</param>
/// <param name="Application">The application that it came from.</param>
[Event("merchants.merchant-activated")]
public sealed record MerchantActivated(MerchantId Merchant, MerchantApplicationId Application) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
