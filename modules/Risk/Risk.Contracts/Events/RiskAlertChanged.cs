using Merchants.Contracts;
using Modular.Kernel;

namespace Risk.Contracts.Events;

/// <summary>Somebody took a step with an alert, or its indicator fell below the threshold again (RSK-06).</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Merchant">The merchant.</param>
[Event("risk.alert-changed")]
public sealed record RiskAlertChanged(RiskAlertId Alert, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Alert.Value;
}
