using Modular.Kernel;

namespace Merchants.Contracts.Events;

/// <summary>A sanction, or a reward, has taken effect (MER-08).</summary>
/// <param name="Sanction">The sanction.</param>
/// <param name="Merchant">The merchant.</param>
/// <param name="Kind">What it is: REWARD, WARNING, SUSPENSION or REMOVAL.</param>
[Event("merchants.sanction-effective")]
public sealed record MerchantSanctionEffective(MerchantSanctionId Sanction, MerchantId Merchant, string Kind) : IEvent
{
    Guid IEvent.AggregateId => Sanction.Value;

    Guid? IEvent.MerchantId => Merchant.Value;
}
