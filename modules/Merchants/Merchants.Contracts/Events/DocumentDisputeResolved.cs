using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A dispute over a paper came to its end (DOC-18). It is the platform's own matter, not the merchant's.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Document">The paper.</param>
/// <param name="Outcome">What was found, as a stable code in capitals.</param>
[Event("merchants.document-dispute-resolved")]
public sealed record DocumentDisputeResolved(DocumentDisputeId Dispute, DocumentId Document, string Outcome) : IEvent
{
    Guid IEvent.AggregateId => Dispute.Value;
}
