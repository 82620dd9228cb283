using Merchants.Contracts;
using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>A fault is said to be mended, and waits for a recheck by somebody else (QC-12).</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Merchant">The merchant that it is about.</param>
[Event("qc.finding-fixed")]
public sealed record FindingFixed(FindingId Finding, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Finding.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
