using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A product is not for sale any more, since its merchant took it off the shelf or edited it (CAT-01, CAT-03).</summary>
/// <param name="Product">The product.</param>
/// <param name="Merchant">Whose it is.</param>
[Event("catalogue.product-delisted")]
public sealed record ProductDelisted(ProductId Product, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Product.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
