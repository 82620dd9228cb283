using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A sanction was taken back (MER-08).</summary>
/// <param name="Sanction">The sanction.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.sanction-revoked")]
public sealed record MerchantSanctionRevoked(MerchantSanctionId Sanction, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Sanction.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
