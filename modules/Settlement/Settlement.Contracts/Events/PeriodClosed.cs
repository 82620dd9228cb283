using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>A month is closed: every merchant has its statement, and nothing is booked into the month any more (SET-01).</summary>
/// <param name="Period">The period.</param>
/// <param name="Month">The month, as 2026-01.</param>
[Event("settlement.period-closed")]
public sealed record PeriodClosed(SettlementPeriodId Period, string Month) : IEvent
{
    Guid IEvent.AggregateId => Period.Value;
}
