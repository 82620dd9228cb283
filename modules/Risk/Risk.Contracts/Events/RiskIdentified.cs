using Merchants.Contracts;
using Modular.Kernel;

namespace Risk.Contracts.Events;

/// <summary>An entry was made in the risk register (RSK-01).</summary>
/// <param name="Risk">The entry.</param>
/// <param name="Merchant">The merchant that it is about, or null where it is about none.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Source">What it was signalled for, by the id that its module knows it by; null where somebody entered it.</param>
[Event("risk.risk-identified")]
public sealed record RiskIdentified(RiskId Risk, MerchantId? Merchant, RiskCategory Category, Guid? Source) : IEvent
{
    Guid IEvent.AggregateId => Risk.Value;
}
