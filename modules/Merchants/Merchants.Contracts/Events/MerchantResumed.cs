using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A suspended merchant may do business again (MER-08).</summary>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.merchant-resumed")]
public sealed record MerchantResumed(MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
