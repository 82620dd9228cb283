using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A product was suspended for a fault; its merchant cannot list it (CAT-12).</summary>
/// <param name="Product">The product.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="WasListed">Whether it was for sale until then, and left the shelf.</param>
/// <param name="Fault">The fault, by the id that its module knows it by.</param>
[Event("catalogue.product-suspended")]
public sealed record ProductSuspended(ProductId Product, MerchantId Merchant, bool WasListed, Guid? Fault = null) : IEvent
{
    Guid IEvent.AggregateId => Product.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
