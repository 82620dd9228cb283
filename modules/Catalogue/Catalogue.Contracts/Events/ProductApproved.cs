using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A product passed its review, and may be listed (CAT-01).</summary>
/// <param name="Product">The product.</param>
/// <param name="Merchant">Whose it is.</param>
[Event("catalogue.product-approved")]
public sealed record ProductApproved(ProductId Product, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Product.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
