using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A plan by which a merchant gets better has come to its end (MER-09).</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Merchant">The merchant.</param>
/// <param name="IsAchieved">Whether its goals are reached.</param>
[Event("merchants.improvement-plan-concluded")]
public sealed record ImprovementPlanConcluded(MerchantImprovementPlanId Plan, MerchantId Merchant, bool IsAchieved) : IEvent
{
    Guid IEvent.AggregateId => Plan.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
