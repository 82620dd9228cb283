using Merchants.Contracts;
using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>A fault does not stand any more, though nobody mended it (QC-12).</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Merchant">The merchant that it is about.</param>
[Event("qc.finding-waived")]
public sealed record FindingWaived(FindingId Finding, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Finding.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
