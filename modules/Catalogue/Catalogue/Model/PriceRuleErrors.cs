using Catalogue.Contracts;
using Modular.GraphQL;

namespace Catalogue.Model;

/// <summary>Another approved rule is about the same at the same time: nobody could say which of them counts (CAT-09).</summary>
/// <param name="Message">Which one, and when.</param>
/// <param name="PriceRuleId">The other rule.</param>
internal sealed record PriceRuleOverlapError(string Message, PriceRuleId PriceRuleId) : IUserError
{
    /// <summary><c>PRICE_RULE_OVERLAP</c>.</summary>
    public string Code => "PRICE_RULE_OVERLAP";
}

/// <summary>The rule's time is over before it was approved (CAT-09).</summary>
/// <param name="Message">What to do.</param>
internal sealed record PriceRuleOverError(string Message) : IUserError
{
    /// <summary><c>PRICE_RULE_OVER</c>.</summary>
    public string Code => "PRICE_RULE_OVER";
}
