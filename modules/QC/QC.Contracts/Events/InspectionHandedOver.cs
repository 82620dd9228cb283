using Accounts.Contracts;
using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>Another inspector goes on with an inspection (QC-05). It is no merchant's own event: merchants are not told who inspects.</summary>
/// <param name="Inspection">The inspection.</param>
/// <param name="Inspector">Who goes on with it.</param>
[Event("qc.inspection-handed-over")]
public sealed record InspectionHandedOver(InspectionId Inspection, UserId Inspector) : IEvent
{
    Guid IEvent.AggregateId => Inspection.Value;
}
