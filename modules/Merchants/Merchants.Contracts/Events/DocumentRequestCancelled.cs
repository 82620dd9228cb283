using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A department wants the papers no more that it has asked for (DOC-01).</summary>
/// <param name="Request">The request.</param>
/// <param name="Merchant">The merchant whose papers they are; null until the application has led to one.</param>
[Event("merchants.document-request-cancelled")]
public sealed record DocumentRequestCancelled(DocumentRequestId Request, MerchantId? Merchant) : IEvent
{
    Guid IEvent.AggregateId => Request.Value;

    Guid? IEvent.MerchantId => null;
}
