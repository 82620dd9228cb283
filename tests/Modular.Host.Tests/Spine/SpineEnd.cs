using System.Text;
using System.Text.Json;

namespace Modular.Host.Tests.Spine;

/// <summary>How everything stands at the end of the story, without ids and times.</summary>
internal static class SpineEnd
{
    public const string Expected = """
        order: {"status":"COMPLETED","isHeld":false,"total":{"amount":49700},"refunded":{"amount":9900},"commission":{"amount":2485},"lines":[{"quantity":2,"shippedQuantity":2,"refundedQuantity":0,"total":{"amount":39800},"refunded":{"amount":0}},{"quantity":1,"shippedQuantity":1,"refundedQuantity":1,"total":{"amount":9900},"refunded":{"amount":9900}}],"screening":{"status":"APPROVED","verdict":"BLOCK_AND_REVIEW","facts":[{"measured":{"amount":49700},"limit":{"amount":40000}}]},"payments":[{"status":"SUCCEEDED"}],"refunds":[{"status":"DONE","amount":{"amount":9900}}],"merchant":{"id":"MERCHANT"}}
        product: {"status":"LISTED","variants":[{"sku":"COAT","stock":{"onHand":3,"reserved":0,"available":3}},{"sku":"SCARF","stock":{"onHand":2,"reserved":0,"available":2}}]}
        statement: {"status":"PAID","sales":{"amount":49700},"refunds":{"amount":9900},"commission":{"amount":2485},"commissionReturned":{"amount":495},"closing":{"amount":37810},"payable":{"amount":37810},"lines":{"nodes":[{"kind":"SALE","amount":{"amount":47215},"order":{"id":"ORDER"}},{"kind":"REFUND","amount":{"amount":-9405},"order":{"id":"ORDER"}}]}}
        payouts: {"nodes":[{"status":"PAID","amount":{"amount":37810}}]}
        trialBalance: {"isBalanced":true}
        ledgerEntries: {"nodes":[{"kind":"PENALTY"},{"kind":"PAYOUT_PAID"},{"kind":"PAYOUT_SENT"},{"kind":"REFUND"},{"kind":"SALE"}]}
        inspection: {"status":"REPORTED","score":4000,"grade":"FAILED"}
        finding: {"status":"CLOSED","isCritical":true,"penalty":{"amount":50000},"reopenCount":0,"merchant":{"id":"MERCHANT"}}
        findingTrail: SAMPLE_DRAWN: INSPECTION_STEP:IN_PROGRESS INSPECTION_STEP:SUBMITTED INSPECTION_STEP:REPORTED FINDING_STEP:OPEN PENALTY_BOOKED{"kind":"PENALTY"} PRODUCT_SUSPENDED{"status":"LISTED"} RESPONSIBILITY_RECORDED{"points":-500} RISK_IDENTIFIED{"status":"MONITORING","level":"HIGH"} FINDING_STEP:ASSIGNED FINDING_STEP:IN_PROGRESS FINDING_STEP:FIXED FINDING_STEP:RECHECKING FINDING_STEP:CLOSED PRODUCT_REINSTATED{"status":"LISTED"}
        evaluation: {"status":"CALCULATED","score":8500,"adjustments":[{"points":-500}]}

        """;

    private static readonly string[] Linked = ["product", "ledgerEntry", "scoreAdjustment", "risk"];

    private const string Document = """
        query($order: ID!, $product: ID!, $statement: ID!, $inspection: ID!, $finding: ID!, $evaluation: ID!) {
          order(id: $order) { status isHeld total { amount } refunded { amount } commission { amount } lines { quantity shippedQuantity refundedQuantity total { amount } refunded { amount } }
            screening { status verdict facts { measured { amount } limit { amount } } } payments { status } refunds { status amount { amount } } merchant { id } }
          product(id: $product) { status variants { sku stock { onHand reserved available } } }
          statement(id: $statement) { status sales { amount } refunds { amount } commission { amount } commissionReturned { amount } closing { amount } payable { amount }
            lines { nodes { kind amount { amount } order { id } } } }
          payouts { nodes { status amount { amount } } }
          trialBalance { isBalanced }
          ledgerEntries { nodes { kind } }
          inspection(id: $inspection) { status score grade }
          finding(id: $finding) { status isCritical penalty { amount } reopenCount merchant { id } }
          findingTrail(findingId: $finding) { kind from to product { status } ledgerEntry { kind } scoreAdjustment { points } risk { status level } }
          evaluation(id: $evaluation) { status score adjustments { points } }
        }
        """;

    public static async Task<string> ReadAsync(SpineRun run)
    {
        var data = await run.Host.Client.DataAsync("admin", Document, new
        {
            order = run.Selling["order"], product = run.Selling["product"], statement = run.Settling["statement"], inspection = run.Inspecting["inspection"], finding = run.Inspecting["finding"],
            evaluation = run.Appraising["evaluation"],
        });
        var text = data.ToString();
        foreach (var (id, name) in new[] { (run.Selling["order"], "ORDER"), (run.Merchant, "MERCHANT") })
            text = text.Replace(id, name, StringComparison.Ordinal);
        var lines = new StringBuilder();
        foreach (var field in JsonSerializer.Deserialize<JsonElement>(text).EnumerateObject())
        {
            var value = field.Name == "findingTrail" ? string.Join(' ', Steps(field.Value)) : field.Value.ToString();
            lines.Append(field.Name).Append(": ").Append(value).Append('\n');
        }

        return lines.ToString();
    }

    // Steps stand in their order, and what they led to in other modules, which hear of it in any order, by name between them.
    private static IEnumerable<string> Steps(JsonElement trail)
    {
        var effects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in trail.EnumerateArray())
        {
            if (entry.GetProperty("to").ValueKind == JsonValueKind.Null && entry.GetProperty("kind").GetString() != "SAMPLE_DRAWN")
            {
                effects.Add($"{entry.GetProperty("kind")}{string.Concat(Linked.Select(l => entry.GetProperty(l)).Where(l => l.ValueKind == JsonValueKind.Object))}");
                continue;
            }

            foreach (var effect in effects)
                yield return effect;
            effects.Clear();
            yield return $"{entry.GetProperty("kind")}:{entry.GetProperty("to")}";
        }

        foreach (var effect in effects)
            yield return effect;
    }
}
