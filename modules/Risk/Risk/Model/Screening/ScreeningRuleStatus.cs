using Modular.Kernel;

namespace Risk.Model;

/// <summary>What a screening rule looks at (RSK-07).</summary>
internal enum ScreeningRuleKind
{
    /// <summary>How much a buyer orders in one currency within some hours, this order among it.</summary>
    BuyerAmountInWindow,

    /// <summary>The highest price of a piece where the merchant has been in business for a few days only.</summary>
    NewMerchantHighPrice,
}

/// <summary>How far an edition of a rule has come (RSK-07).</summary>
internal enum ScreeningRuleStatus
{
    /// <summary>Written.</summary>
    Draft,

    /// <summary>Tried on orders of the past; it may be published.</summary>
    TestRun,

    /// <summary>Orders are screened by it.</summary>
    Published,

    /// <summary>Orders are not screened by it any more.</summary>
    Retired,
}

/// <summary>The moves of an edition of a rule (domain.md, section 3).</summary>
internal static class ScreeningRuleStates
{
    public static StateMachine<ScreeningRuleStatus> Machine { get; } = new(
        (ScreeningRuleStatus.Draft, ScreeningRuleStatus.TestRun),
        (ScreeningRuleStatus.TestRun, ScreeningRuleStatus.TestRun),
        (ScreeningRuleStatus.TestRun, ScreeningRuleStatus.Published),
        (ScreeningRuleStatus.Published, ScreeningRuleStatus.Retired));
}
