using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Contracts.Events;

/// <summary>A price rule was approved: prices are lowered from its beginning until its end (CAT-09).</summary>
/// <param name="PriceRule">The rule.</param>
/// <param name="Merchant">Whose goods it is about.</param>
/// <param name="From">From when on (UTC).</param>
/// <param name="Until">Until before when (UTC).</param>
[Event("catalogue.price-rule-approved")]
public sealed record PriceRuleApproved(PriceRuleId PriceRule, MerchantId Merchant, DateTime From, DateTime Until) : IEvent
{
    Guid IEvent.AggregateId => PriceRule.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
