using Modular.GraphQL;
using Orders.Contracts;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>A rule that hit an order, as it was then, with what was measured (RSK-07).</summary>
internal sealed class ScreeningFact
{
    private ScreeningFact()
    {
    }

    /// <summary>The decision.</summary>
    [GraphQLIgnore]
    public ScreeningDecisionId DecisionId { get; private init; }

    /// <summary>Its place among the decision's facts, from 1.</summary>
    [GraphQLIgnore]
    public int Ordinal { get; private init; }

    /// <summary>The edition of the rule.</summary>
    public ScreeningRuleId RuleId { get; private init; }

    /// <summary>The rule's stable code.</summary>
    public string RuleCode { get; private init; } = "";

    /// <summary>Which edition of the rule, from 1.</summary>
    public int RuleEdition { get; private init; }

    /// <summary>What the rule looks at.</summary>
    public ScreeningRuleKind Kind { get; private init; }

    /// <summary>What the rule says.</summary>
    public ScreeningVerdict Verdict { get; private init; }

    /// <summary>What was measured, in minor units.</summary>
    [GraphQLIgnore]
    public long MeasuredAmount { get; private init; }

    /// <summary>The limit in minor units.</summary>
    [GraphQLIgnore]
    public long LimitAmount { get; private init; }

    /// <summary>The currency of both, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    /// <summary>The hours within which the buyer's orders counted; null for rules of another kind.</summary>
    public int? WindowHours { get; private init; }

    /// <summary>How many orders were counted, this one among them.</summary>
    public int CountedOrders { get; private init; }

    /// <summary>For how many whole days the merchant had been in business; null for rules of another kind.</summary>
    public int? MerchantAgeDays { get; private init; }

    public static ScreeningFact Of(ScreeningDecisionId decision, int ordinal, RuleHit hit) => new()
    {
        DecisionId = decision, Ordinal = ordinal, RuleId = hit.Rule.Id, RuleCode = hit.Rule.Code, RuleEdition = hit.Rule.Edition, Kind = hit.Rule.Kind, Verdict = hit.Rule.Verdict,
        MeasuredAmount = hit.Measured, LimitAmount = hit.Rule.LimitAmount, Currency = hit.Rule.Currency, WindowHours = hit.Rule.WindowHours, CountedOrders = hit.Counted,
        MerchantAgeDays = hit.MerchantAgeDays,
    };
}
