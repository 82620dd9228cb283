using Accounts.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace QC.Contracts.Events;

/// <summary>Somebody is to mend a fault, by a deadline and to a goal (QC-10).</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Merchant">The merchant that it is about.</param>
/// <param name="Owner">Who is to mend it.</param>
/// <param name="DueAt">By when (UTC).</param>
[Event("qc.finding-assigned")]
public sealed record FindingAssigned(FindingId Finding, MerchantId Merchant, UserId Owner, DateTime DueAt) : IEvent
{
    Guid IEvent.AggregateId => Finding.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
