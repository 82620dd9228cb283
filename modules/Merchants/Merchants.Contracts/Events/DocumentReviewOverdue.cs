using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A review was not done in its working time; told once for each review of a version (DOC-09, DOC-10). It is the platform's own matter, not the merchant's.</summary>
/// <param name="Document">The paper.</param>
/// <param name="VersionNumber">The version that waits, from 1.</param>
/// <param name="Stage"><c>FIRST</c> or <c>DETAILED</c>.</param>
/// <param name="DueAt">By when it should have been done (UTC).</param>
[Event("merchants.document-review-overdue")]
public sealed record DocumentReviewOverdue(DocumentId Document, int VersionNumber, string Stage, DateTime DueAt) : IEvent
{
    Guid IEvent.AggregateId => Document.Value;
}
