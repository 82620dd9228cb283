using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>All papers that a department has asked for are entered (DOC-01).</summary>
/// <param name="Request">The request.</param>
/// <param name="Merchant">The merchant whose papers they are; null until the application has led to one.</param>
[Event("merchants.document-request-fulfilled")]
public sealed record DocumentRequestFulfilled(DocumentRequestId Request, MerchantId? Merchant) : IEvent
{
    Guid IEvent.AggregateId => Request.Value;

    Guid? IEvent.MerchantId => null;
}
