using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>The faults of a suspended product are closed; it may be listed again (CAT-12).</summary>
/// <param name="Product">The product.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Fault">The fault that was closed last, by the id that its module knows it by.</param>
[Event("catalogue.product-reinstated")]
public sealed record ProductReinstated(ProductId Product, MerchantId Merchant, Guid? Fault = null) : IEvent
{
    Guid IEvent.AggregateId => Product.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
