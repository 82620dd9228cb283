using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A question about a paper was answered, or the reviewer goes on without an answer; the review's time runs again (DOC-11).</summary>
/// <param name="Document">The paper.</param>
/// <param name="Merchant">The merchant that it belongs to; null until there is one.</param>
/// <param name="Ordinal">The question's number among those of the paper, from 1.</param>
/// <param name="IsAnswered">Whether there is an answer.</param>
[Event("merchants.document-clarification-ended")]
public sealed record DocumentClarificationEnded(DocumentId Document, MerchantId? Merchant, int Ordinal, bool IsAnswered) : IEvent
{
    Guid IEvent.AggregateId => Document.Value;

    Guid? IEvent.MerchantId => Merchant?.Value;
}
