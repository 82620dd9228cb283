using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>An inspection found a fault (QC-07).</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Merchant">The merchant that it is about.</param>
/// <param name="Product">The product that it was found at.</param>
/// <param name="Code">The stable code of the fault, in upper snake case.</param>
/// <param name="IsCritical">Whether the product may not be sold with it.</param>
[Event("qc.finding-opened")]
public sealed record FindingOpened(FindingId Finding, MerchantId Merchant, ProductId Product, string Code, bool IsCritical) : IEvent
{
    Guid IEvent.AggregateId => Finding.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
