using Modular.Kernel;

namespace Catalogue.Contracts.Inbound;

/// <summary>Somebody who inspects found a fault for which a product may not be sold; raised by whoever inspects or watches risks (CAT-12).</summary>
/// <param name="Product">The product.</param>
/// <param name="Fault">The finding, by the id that its module knows it by; it is cleared under the same, and may be found again after that.</param>
/// <param name="Code">A stable code of the fault, in upper snake case, such as COUNTERFEIT.</param>
[Event("catalogue.product-quality-fault-found")]
public sealed record ProductQualityFaultFound(ProductId Product, Guid Fault, string Code) : IEvent
{
    Guid IEvent.AggregateId => Product.Value;
}
