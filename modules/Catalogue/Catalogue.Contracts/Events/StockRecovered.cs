using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>Of a variant that ran low there are enough pieces again (CAT-04).</summary>
/// <param name="Alert">The alert that is over.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Merchant">Whose it is.</param>
[Event("catalogue.stock-recovered")]
public sealed record StockRecovered(StockAlertId Alert, VariantId Variant, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Alert.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
