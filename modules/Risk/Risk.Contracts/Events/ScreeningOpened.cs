using Merchants.Contracts;
using Modular.Kernel;

namespace Risk.Contracts.Events;

/// <summary>The screening set an order aside, and somebody is to decide on it (RSK-07). By which rule, nobody outside of the platform is told.</summary>
/// <param name="Decision">The decision that waits.</param>
/// <param name="Merchant">Whose order.</param>
/// <param name="IsHeld">Whether its fulfilment waits for the decision.</param>
[Event("risk.screening-opened")]
public sealed record ScreeningOpened(ScreeningDecisionId Decision, MerchantId Merchant, bool IsHeld) : IEvent
{
    Guid IEvent.AggregateId => Decision.Value;
}
