using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A product is for sale from now on (CAT-03).</summary>
/// <param name="Product">The product.</param>
/// <param name="Merchant">Whose it is.</param>
[Event("catalogue.product-listed")]
public sealed record ProductListed(ProductId Product, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Product.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
