using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A price rule was withdrawn before its end, or before it was approved; what was ordered keeps the price of its order (CAT-09).</summary>
/// <param name="PriceRule">The rule.</param>
/// <param name="Merchant">Whose goods it was about.</param>
[Event("catalogue.price-rule-withdrawn")]
public sealed record PriceRuleWithdrawn(PriceRuleId PriceRule, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => PriceRule.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
