using Accounts.Contracts;
using Modular.Kernel;

namespace StaffPerformance.Contracts.Inbound;

/// <summary>
/// Somebody who inspects found that a user answers for a fault (QC-14); raised by whoever inspects. It costs the staff member points (STF-24), once for each finding and
/// user however often it is raised. A user who is no staff member costs it nobody: it is kept unassigned.
/// </summary>
/// <param name="Finding">The finding, by the id that its module knows it by; it is withdrawn under the same.</param>
/// <param name="User">Who answers for it.</param>
/// <param name="PointsDeducted">The points to take, in hundredths of a point; not negative, 0 where it is only to be on record.</param>
/// <param name="Code">A stable code of the fault, in upper snake case, such as WRONG_PRICE; at most 60 characters.</param>
/// <param name="CommittedAt">When the fault was committed (UTC), which decides the month; null for when the event is raised.</param>
[Event("staff-performance.responsibility-found")]
public sealed record ResponsibilityFound(Guid Finding, UserId User, int PointsDeducted, string Code, DateTime? CommittedAt = null) : IEvent
{
    Guid IEvent.AggregateId => Finding;
}
