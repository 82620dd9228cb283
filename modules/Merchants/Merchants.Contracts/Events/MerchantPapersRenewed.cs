using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>All mandatory papers of a merchant are valid again after <see cref="MerchantPapersExpired"/> (DOC-25).</summary>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.merchant-papers-renewed")]
public sealed record MerchantPapersRenewed(MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Merchant.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
