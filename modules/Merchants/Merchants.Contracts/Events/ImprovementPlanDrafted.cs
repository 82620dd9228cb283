using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A plan by which a merchant gets better was drafted; the merchant is to agree (MER-09).</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.improvement-plan-drafted")]
public sealed record ImprovementPlanDrafted(MerchantImprovementPlanId Plan, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Plan.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
