using Merchants.Contracts;
using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>The deadline for mending a fault has passed; told once for each deadline (QC-10).</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Merchant">The merchant that it is about.</param>
/// <param name="DueAt">The deadline (UTC).</param>
[Event("qc.finding-overdue")]
public sealed record FindingOverdue(FindingId Finding, MerchantId Merchant, DateTime DueAt) : IEvent
{
    Guid IEvent.AggregateId => Finding.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
