using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Whether a merchant may do business.</summary>
internal enum MerchantStatus
{
    /// <summary>In business.</summary>
    Active,

    /// <summary>May take no new orders; open ones are still fulfilled.</summary>
    Suspended,

    /// <summary>Left the platform for good.</summary>
    Terminated,
}

/// <summary>The moves of a merchant (domain.md, section 2).</summary>
internal static class MerchantStates
{
    public static StateMachine<MerchantStatus> Machine { get; } = new(
        (MerchantStatus.Active, MerchantStatus.Suspended),
        (MerchantStatus.Suspended, MerchantStatus.Active),
        (MerchantStatus.Suspended, MerchantStatus.Terminated));
}
