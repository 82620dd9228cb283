using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A mandatory paper of a merchant is out of date, and no other takes its place: nothing new is listed until one does (DOC-25).</summary>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.merchant-papers-expired")]
public sealed record MerchantPapersExpired(MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
