using Merchants.Contracts;
using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>The recheck found that a fault is not mended (QC-12).</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Merchant">The merchant that it is about.</param>
[Event("qc.finding-reopened")]
public sealed record FindingReopened(FindingId Finding, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Finding.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
