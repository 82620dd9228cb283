using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>What a customer said about a merchant's credential is answered (DOC-21).</summary>
/// <param name="Report">What the customer says.</param>
/// <param name="About">The merchant whose credential it is about; the merchant itself is told nothing.</param>
/// <param name="IsUpheld">Whether the credential was found to be wrong.</param>
[Event("merchants.document-report-answered")]
public sealed record DocumentReportAnswered(DocumentReportId Report, MerchantId About, bool IsUpheld) : IEvent
{
    Guid IEvent.AggregateId => Report.Value;

    Guid? IEvent.MerchantId => null;
}
