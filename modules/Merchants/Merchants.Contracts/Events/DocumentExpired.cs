using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A paper that was in force is out of date (DOC-25).</summary>
/// <param name="Document">The paper.</param>
/// <param name="Merchant">The merchant; null where its application has not led to one.</param>
/// <param name="ValidUntil">The last day on which it was valid.</param>
/// <param name="IsMandatory">Whether it is of a kind without which nobody does business.</param>
[Event("merchants.document-expired")]
public sealed record DocumentExpired(DocumentId Document, MerchantId? Merchant, DateOnly ValidUntil, bool IsMandatory) : IEvent
{
    Guid IEvent.AggregateId => Document.Value;

    Guid? IEvent.MerchantId => Merchant?.Value;
}
