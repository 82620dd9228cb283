using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A paper in force will soon be out of date (DOC-25); told once for each notice that the platform gives beforehand.</summary>
/// <param name="Document">The paper.</param>
/// <param name="Merchant">The merchant; null where its application has not led to one.</param>
/// <param name="ValidUntil">The last day on which it is valid.</param>
/// <param name="DaysLeft">How many days are left after today; 0 on the last day.</param>
[Event("merchants.document-expiry-near")]
public sealed record DocumentExpiryNear(DocumentId Document, MerchantId? Merchant, DateOnly ValidUntil, int DaysLeft) : IEvent
{
    Guid IEvent.AggregateId => Document.Value;

    Guid? IEvent.MerchantId => Merchant?.Value;
}
