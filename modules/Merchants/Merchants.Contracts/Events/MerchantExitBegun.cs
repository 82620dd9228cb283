using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A merchant has begun to leave the platform (MER-08).</summary>
/// <param name="Exit">The exit.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.exit-begun")]
public sealed record MerchantExitBegun(MerchantExitId Exit, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Exit.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
