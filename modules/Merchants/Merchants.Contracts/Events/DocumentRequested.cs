using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A department has asked for papers of a merchant or applicant (DOC-01).</summary>
/// <param name="Request">The request.</param>
/// <param name="Merchant">The merchant whose papers they are; null until the application has led to one.</param>
[Event("merchants.document-requested")]
public sealed record DocumentRequested(DocumentRequestId Request, MerchantId? Merchant) : IEvent
{
    Guid IEvent.AggregateId => Request.Value;

    Guid? IEvent.MerchantId => null;
}
