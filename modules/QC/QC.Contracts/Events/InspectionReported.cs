using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>An inspection was reported: what it found stands from now on, and its merchant sees it (QC-07).</summary>
/// <param name="Inspection">The inspection.</param>
/// <param name="Merchant">The merchant that was inspected.</param>
/// <param name="Product">The product that was inspected.</param>
/// <param name="Findings">How many faults were found.</param>
[Event("qc.inspection-reported")]
public sealed record InspectionReported(InspectionId Inspection, MerchantId Merchant, ProductId Product, int Findings) : IEvent
{
    Guid IEvent.AggregateId => Inspection.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
