using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What a merchant is sanctioned or rewarded with (MER-08).</summary>
internal enum MerchantSanctionKind
{
    /// <summary>A reward 奖励.</summary>
    Reward,

    /// <summary>A warning 警告.</summary>
    Warning,

    /// <summary>No new orders for a time, or until it is taken back 暂停.</summary>
    Suspension,

    /// <summary>The merchant has to leave 清退.</summary>
    Removal,
}

/// <summary>What a sanction stands on (MER-08).</summary>
internal enum SanctionBasis
{
    /// <summary>A law or regulation 法律法规.</summary>
    Law,

    /// <summary>The agreement with the merchant 合作协议.</summary>
    Agreement,

    /// <summary>A published rule of the platform 平台规则.</summary>
    PlatformRule,
}

/// <summary>Where a sanction stands (MER-08).</summary>
internal enum MerchantSanctionStatus
{
    /// <summary>Proposed; the merchant can be heard.</summary>
    Proposed,

    /// <summary>The merchant was heard, or the time for it has passed.</summary>
    MerchantHeard,

    /// <summary>Somebody else has approved it; it takes effect at its time.</summary>
    Approved,

    /// <summary>In effect.</summary>
    Effective,

    /// <summary>Taken back.</summary>
    Revoked,
}

/// <summary>The moves of a sanction (domain.md, section 2); until somebody approves it, it may be taken back as well.</summary>
internal static class MerchantSanctionStates
{
    public static StateMachine<MerchantSanctionStatus> Machine { get; } = new(
        (MerchantSanctionStatus.Proposed, MerchantSanctionStatus.MerchantHeard),
        (MerchantSanctionStatus.Proposed, MerchantSanctionStatus.Revoked),
        (MerchantSanctionStatus.MerchantHeard, MerchantSanctionStatus.Approved),
        (MerchantSanctionStatus.MerchantHeard, MerchantSanctionStatus.Revoked),
        (MerchantSanctionStatus.Approved, MerchantSanctionStatus.Effective),
        (MerchantSanctionStatus.Approved, MerchantSanctionStatus.Revoked),
        (MerchantSanctionStatus.Effective, MerchantSanctionStatus.Revoked));
}
