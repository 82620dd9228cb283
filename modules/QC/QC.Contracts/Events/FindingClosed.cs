using Merchants.Contracts;
using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>A fault was mended and rechecked (QC-12).</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Merchant">The merchant that it is about.</param>
[Event("qc.finding-closed")]
public sealed record FindingClosed(FindingId Finding, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Finding.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
