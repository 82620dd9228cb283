using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>A dispute was answered by a document of its own; the statement itself stays as it is (SET-12).</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Amount">What the merchant gets beside the statement, in minor units; below zero what the merchant owes, 0 where the statement was right.</param>
/// <param name="Currency">The currency, by ISO 4217.</param>
[Event("settlement.statement-adjusted")]
public sealed record StatementAdjusted(StatementId Statement, MerchantId Merchant, long Amount, string Currency) : IEvent
{
    Guid IEvent.AggregateId => Statement.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
