using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>A statement is confirmed, by the merchant or because nobody disputed it in time (SET-12).</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="IsSilent">Whether the time has passed without a word.</param>
[Event("settlement.statement-confirmed")]
public sealed record StatementConfirmed(StatementId Statement, MerchantId Merchant, bool IsSilent) : IEvent
{
    Guid IEvent.AggregateId => Statement.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
