using Merchants.Contracts;
using Modular.Kernel;

namespace Risk.Contracts.Events;

/// <summary>An indicator of a merchant went over its threshold (RSK-06).</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Merchant">The merchant.</param>
/// <param name="RateBasisPoints">What was measured, in basis points.</param>
[Event("risk.alert-raised")]
public sealed record RiskAlertRaised(RiskAlertId Alert, MerchantId Merchant, int RateBasisPoints) : IEvent
{
    Guid IEvent.AggregateId => Alert.Value;
}
