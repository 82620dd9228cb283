using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A product was refused for good (CAT-01).</summary>
/// <param name="Product">The product.</param>
/// <param name="Merchant">Whose it is.</param>
[Event("catalogue.product-rejected")]
public sealed record ProductRejected(ProductId Product, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Product.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
