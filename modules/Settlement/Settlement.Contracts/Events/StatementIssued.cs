using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>A statement was issued: the merchant confirms it or disputes it, and it does not change any more (SET-12).</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Period">The month, as 2026-01.</param>
/// <param name="Payable">What becomes payable by it, in minor units.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
[Event("settlement.statement-issued")]
public sealed record StatementIssued(StatementId Statement, MerchantId Merchant, string Period, long Payable, string Currency) : IEvent
{
    Guid IEvent.AggregateId => Statement.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
