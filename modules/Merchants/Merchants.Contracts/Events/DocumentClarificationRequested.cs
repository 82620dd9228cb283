using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A reviewer has asked something about a paper, and its review waits for the answer (DOC-11).</summary>
/// <param name="Document">The paper.</param>
/// <param name="Merchant">The merchant that it belongs to; null until there is one.</param>
/// <param name="Ordinal">The question's number among those of the paper, from 1.</param>
[Event("merchants.document-clarification-requested")]
public sealed record DocumentClarificationRequested(DocumentId Document, MerchantId? Merchant, int Ordinal) : IEvent
{
    Guid IEvent.AggregateId => Document.Value;

    Guid? IEvent.MerchantId => Merchant?.Value;
}
