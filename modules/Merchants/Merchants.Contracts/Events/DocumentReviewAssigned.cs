using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>Somebody has given the review of a paper to somebody else (DOC-17). It is the platform's own matter, not the merchant's; what is given out by the load is not told.</summary>
/// <param name="Document">The paper.</param>
/// <param name="Ordinal">The assignment's number among those of the paper, from 1.</param>
[Event("merchants.document-review-assigned")]
public sealed record DocumentReviewAssigned(DocumentId Document, int Ordinal) : IEvent
{
    Guid IEvent.AggregateId => Document.Value;
}
