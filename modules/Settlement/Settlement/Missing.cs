using Modular.GraphQL;
using Modular.Kernel;
using Settlement.Contracts;

namespace Settlement;

/// <summary>The answer where an id leads to nothing that the caller may see.</summary>
internal static class Missing
{
    public static IUserError Period(SettlementPeriodId id) => new NotFoundError(Text.Of("PERIOD_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Statement(StatementId id) => new NotFoundError(Text.Of("STATEMENT_NOT_FOUND"), NodeId.Of(id).ToString());

    public static IUserError Payout(PayoutId id) => new NotFoundError(Text.Of("PAYOUT_NOT_FOUND"), NodeId.Of(id).ToString());
}
