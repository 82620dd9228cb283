using Merchants.Contracts;
using Modular.Kernel;

namespace Risk.Contracts.Inbound;

/// <summary>What was signalled is mended and checked, or was no fault after all (RSK-01): the entry is only watched from now on. It may arrive before what it clears; cleared again, it changes nothing.</summary>
/// <param name="Source">What was found, by the id under which it was signalled.</param>
/// <param name="Merchant">The merchant that it is about, or null where it is about none.</param>
[Event("risk.risk-signal-cleared")]
public sealed record RiskSignalCleared(Guid Source, MerchantId? Merchant) : IEvent
{
    Guid IEvent.AggregateId => Source;
}
