using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>Of a variant fewer pieces can be sold than its merchant wants to have (CAT-04). It is told once, until there are clearly enough again.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Available">How many pieces could be sold when it was found.</param>
/// <param name="Threshold">How many there should be at least.</param>
[Event("catalogue.stock-ran-low")]
public sealed record StockRanLow(StockAlertId Alert, VariantId Variant, MerchantId Merchant, int Available, int Threshold) : IEvent
{
    Guid IEvent.AggregateId => Alert.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
