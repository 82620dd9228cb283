using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>The business with a merchant was ended for good (MER-08).</summary>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.merchant-terminated")]
public sealed record MerchantTerminated(MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
