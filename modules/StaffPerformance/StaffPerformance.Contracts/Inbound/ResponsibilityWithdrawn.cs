using Accounts.Contracts;
using Modular.Kernel;

namespace StaffPerformance.Contracts.Inbound;

/// <summary>A user does not answer for a fault after all (QC-14): the points are given back by a counter-entry. It may arrive before what it withdraws; withdrawn again, it changes nothing.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="User">Who was held responsible.</param>
[Event("staff-performance.responsibility-withdrawn")]
public sealed record ResponsibilityWithdrawn(Guid Finding, UserId User) : IEvent
{
    Guid IEvent.AggregateId => Finding;
}
