using Modular.Kernel;

namespace Catalogue.Contracts.Inbound;

/// <summary>A fault is closed after its recheck; with the last one of a product it may be listed again (CAT-12).</summary>
/// <param name="Product">The product.</param>
/// <param name="Fault">The finding.</param>
[Event("catalogue.product-quality-fault-cleared")]
public sealed record ProductQualityFaultCleared(ProductId Product, Guid Fault) : IEvent
{
    Guid IEvent.AggregateId => Product.Value;
}
