using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A merchant leaves the platform no more (MER-08).</summary>
/// <param name="Exit">The exit.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.exit-called-off")]
public sealed record MerchantExitCalledOff(MerchantExitId Exit, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Exit.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
