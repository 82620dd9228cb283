using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A merchant has left the platform with nothing open (MER-08).</summary>
/// <param name="Exit">The exit.</param>
/// <param name="Merchant">The merchant.</param>
[Event("merchants.exit-completed")]
public sealed record MerchantExitCompleted(MerchantExitId Exit, MerchantId Merchant) : IEvent
{
    Guid IEvent.AggregateId => Exit.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
