using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;

namespace Risk;

/// <summary>The answer where an id leads to nothing that the caller may see.</summary>
internal static class Missing
{
    public static IUserError Risk(RiskId id) => new NotFoundError(Text.Of("RISK_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Rule(ScreeningRuleId id) => new NotFoundError(Text.Of("RULE_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Decision(ScreeningDecisionId id) => new NotFoundError(Text.Of("DECISION_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Alert(RiskAlertId id) => new NotFoundError(Text.Of("ALERT_NOT_FOUND"), NodeId.Of(id).ToString());
}
