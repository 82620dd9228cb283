using System.Text.Json;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Spine;

/// <summary>From the end of the month to the merchant's money.</summary>
internal static class Settling
{
    private static readonly string[] Statement = ["statement", "id"];
    private static readonly string[] Payout = ["payout", "id"];

    /// <summary>The steps, for a month that is over.</summary>
    public static IReadOnlyList<JourneyStep> Of(Journey of, string month) =>
    [
        JourneyStep.Lookup("period", "finance", "settlementPeriods", "SettlementPeriodFilterInput", ["id"], () => new { month = new { eq = month } })
            with { Before = client => UntilBookedAsync(client, sales: 1, refunds: 1) },
        JourneyStep.Mutation("close", "finance", "closePeriod", ["period", "id"], () => new { periodId = of["period"] }),
        JourneyStep.Lookup("statement", "merchant", "statements", "StatementFilterInput", ["id"], () => new { period = new { eq = month } }),
        JourneyStep.Mutation("issue", "finance", "issueStatement", Statement, () => new { statementId = of["statement"] }),
        JourneyStep.Mutation("confirm the statement", "merchant", "confirmStatement", Statement, () => new { statementId = of["statement"] }),
        JourneyStep.Mutation("payout", "finance", "createPayout", Payout, () => new { statementId = of["statement"] }),
        JourneyStep.Mutation("approve the payout", "finance2", "approvePayout", Payout, () => new { payoutId = of["payout"] }),
        JourneyStep.Lookup("paid out", "finance", "payouts", "PayoutFilterInput", ["id"], () => new { status = new { eq = "PAID" } }),
    ];

    /// <summary>Waits until the ledger holds what was sold and given back.</summary>
    private static async Task UntilBookedAsync(GraphQLClient client, int sales, int refunds)
    {
        var found = "";
        await Aftermath.UntilAsync(async () =>
        {
            var ledger = await client.DataAsync("finance", """
                { sales: ledgerEntries(where: { kind: { eq: SALE } }) { totalCount } refunds: ledgerEntries(where: { kind: { eq: REFUND } }) { totalCount } }
                """);
            found = ledger.ToString();
            return Count(ledger, "sales") >= sales && Count(ledger, "refunds") >= refunds;
        }, () => found);
    }

    private static int Count(JsonElement data, string field) => data.GetProperty(field).GetProperty("totalCount").GetInt32();
}
