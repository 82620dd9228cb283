using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;

namespace Risk;

/// <summary>The answer where an id leads to nothing that the caller may see.</summary>
internal static class Missing
{
    public static IUserError Risk(RiskId id) => new NotFoundError(Text.Of("RISK_NOT_FOUND"), NodeId.Of(id).ToString());
}
