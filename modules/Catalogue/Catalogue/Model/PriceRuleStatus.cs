using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>How far a price rule has come (CAT-09).</summary>
internal enum PriceRuleStatus
{
    /// <summary>Waits for somebody else's approval; changes no price.</summary>
    Draft,

    /// <summary>Approved; lowers prices once its time has come.</summary>
    Approved,

    /// <summary>Lowers prices.</summary>
    Active,

    /// <summary>Its time is over.</summary>
    Ended,

    /// <summary>Taken back before its time was over.</summary>
    Withdrawn,
}

/// <summary>What a price rule is about; of several rules that concern a variant, the one that is named first here counts (CAT-09).</summary>
internal enum PriceRuleScope
{
    /// <summary>One variant.</summary>
    Variant,

    /// <summary>All variants of one product.</summary>
    Product,

    /// <summary>All products of the merchant in one category.</summary>
    Category,

    /// <summary>Everything that the merchant sells.</summary>
    Merchant,
}

/// <summary>The moves of a price rule.</summary>
internal static class PriceRuleStates
{
    public static StateMachine<PriceRuleStatus> Machine { get; } = new(
        (PriceRuleStatus.Draft, PriceRuleStatus.Approved),
        (PriceRuleStatus.Draft, PriceRuleStatus.Withdrawn),
        (PriceRuleStatus.Approved, PriceRuleStatus.Active),
        (PriceRuleStatus.Approved, PriceRuleStatus.Withdrawn),
        (PriceRuleStatus.Active, PriceRuleStatus.Ended),
        (PriceRuleStatus.Active, PriceRuleStatus.Withdrawn));
}
