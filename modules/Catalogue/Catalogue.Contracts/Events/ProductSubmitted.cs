using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A product was handed in for review (CAT-01).</summary>
/// <param name="Product">The product.</param>
/// <param name="Merchant">Whose it is.</param>
[Event("catalogue.product-submitted")]
public sealed record ProductSubmitted(ProductId Product, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Product.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
