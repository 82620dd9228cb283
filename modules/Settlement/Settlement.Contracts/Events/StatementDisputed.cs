using Merchants.Contracts;
using Modular.Kernel;

namespace Settlement.Contracts.Events;

/// <summary>A merchant disputes a statement (SET-12).</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Merchant">Whose it is.</param>
[Event("settlement.statement-disputed")]
public sealed record StatementDisputed(StatementId Statement, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Statement.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
