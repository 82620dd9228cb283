using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>The outside platform has found fault with something, or has refused a paper (DOC-24).</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Merchant">The merchant that it is about; null where it is about none.</param>
[Event("merchants.platform-finding-recorded")]
public sealed record PlatformFindingRecorded(PlatformFindingId Finding, MerchantId? Merchant) : IEvent
{
    Guid IEvent.AggregateId => Finding.Value;

    Guid? IEvent.MerchantId => Merchant?.Value;
}
