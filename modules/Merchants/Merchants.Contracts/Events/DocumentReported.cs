using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A customer asks, reports or suggests something about a merchant's credential (DOC-21).</summary>
/// <param name="Report">What the customer says.</param>
/// <param name="About">The merchant whose credential it is about; the merchant itself is told nothing.</param>
[Event("merchants.document-reported")]
public sealed record DocumentReported(DocumentReportId Report, MerchantId About) : IEvent
{
    Guid IEvent.AggregateId => Report.Value;

    Guid? IEvent.MerchantId => null;
}
