using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A reviewer has decided on a version of a paper, in the first or in the detailed review (DOC-12).</summary>
/// <param name="Document">The paper.</param>
/// <param name="Merchant">The merchant that it belongs to; null until there is one.</param>
/// <param name="VersionNumber">The version, from 1.</param>
/// <param name="Stage"><c>FIRST</c> or <c>DETAILED</c>.</param>
/// <param name="Decision"><c>ACCEPT</c> or <c>REJECT</c>.</param>
/// <param name="ReasonCode">Why it went back, as a stable code in capitals; null where it was accepted.</param>
[Event("merchants.document-reviewed")]
public sealed record DocumentReviewed(DocumentId Document, MerchantId? Merchant, int VersionNumber, string Stage, string Decision, string? ReasonCode) : IEvent
{
    Guid IEvent.AggregateId => Document.Value;

    Guid? IEvent.MerchantId => Merchant?.Value;
}
