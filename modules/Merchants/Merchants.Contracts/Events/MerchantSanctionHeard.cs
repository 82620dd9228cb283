using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>The merchant was heard about a sanction, or the time for it has passed (MER-08).</summary>
/// <param name="Sanction">The sanction.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.sanction-heard")]
public sealed record MerchantSanctionHeard(MerchantSanctionId Sanction, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Sanction.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
