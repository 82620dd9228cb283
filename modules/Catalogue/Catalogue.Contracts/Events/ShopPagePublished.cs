using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>Visitors of a shop see another page from now on (CAT-18).</summary>
/// <param name="Page">The version that they see.</param>
/// <param name="Merchant">Whose shop.</param>
[Event("catalogue.shop-page-published")]
public sealed record ShopPagePublished(ShopPageVersionId Page, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Page.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
