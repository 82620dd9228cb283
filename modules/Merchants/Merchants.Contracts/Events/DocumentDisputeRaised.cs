using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>Departments do not agree about a paper, and the coordination group is asked (DOC-18). It is the platform's own matter, not the merchant's.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Document">The paper.</param>
[Event("merchants.document-dispute-raised")]
public sealed record DocumentDisputeRaised(DocumentDisputeId Dispute, DocumentId Document) : IEvent
{
    Guid IEvent.AggregateId => Dispute.Value;
}
