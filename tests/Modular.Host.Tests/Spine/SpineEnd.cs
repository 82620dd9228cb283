using System.Text;
using System.Text.Json;

namespace Modular.Host.Tests.Spine;

/// <summary>How everything stands at the end of the story, without ids and times.</summary>
internal static class SpineEnd
{
    public const string Expected = """
        order: {"status":"COMPLETED","isHeld":false,"total":{"amount":49700},"refunded":{"amount":9900},"commission":{"amount":2485},"lines":[{"quantity":2,"shippedQuantity":2,"refundedQuantity":0,"total":{"amount":39800},"refunded":{"amount":0}},{"quantity":1,"shippedQuantity":1,"refundedQuantity":1,"total":{"amount":9900},"refunded":{"amount":9900}}],"payments":[{"status":"SUCCEEDED"}],"refunds":[{"status":"DONE","amount":{"amount":9900}}],"merchant":{"id":"MERCHANT"}}
        product: {"status":"LISTED","variants":[{"sku":"COAT","stock":{"onHand":3,"reserved":0,"available":3}},{"sku":"SCARF","stock":{"onHand":2,"reserved":0,"available":2}}]}
        statement: {"status":"PAID","sales":{"amount":49700},"refunds":{"amount":9900},"commission":{"amount":2485},"commissionReturned":{"amount":495},"closing":{"amount":37810},"payable":{"amount":37810},"lines":{"nodes":[{"kind":"SALE","amount":{"amount":47215},"order":{"id":"ORDER"}},{"kind":"REFUND","amount":{"amount":-9405},"order":{"id":"ORDER"}}]}}
        payouts: {"nodes":[{"status":"PAID","amount":{"amount":37810}}]}
        trialBalance: {"isBalanced":true}
        ledgerEntries: {"nodes":[{"kind":"PAYOUT_PAID"},{"kind":"PAYOUT_SENT"},{"kind":"REFUND"},{"kind":"SALE"}]}

        """;

    private const string Document = """
        query($order: ID!, $product: ID!, $statement: ID!) {
          order(id: $order) { status isHeld total { amount } refunded { amount } commission { amount } lines { quantity shippedQuantity refundedQuantity total { amount } refunded { amount } }
            payments { status } refunds { status amount { amount } } merchant { id } }
          product(id: $product) { status variants { sku stock { onHand reserved available } } }
          statement(id: $statement) { status sales { amount } refunds { amount } commission { amount } commissionReturned { amount } closing { amount } payable { amount }
            lines { nodes { kind amount { amount } order { id } } } }
          payouts { nodes { status amount { amount } } }
          trialBalance { isBalanced }
          ledgerEntries { nodes { kind } }
        }
        """;

    public static async Task<string> ReadAsync(SpineRun run)
    {
        var data = await run.Host.Client.DataAsync("admin", Document, new { order = run.Selling["order"], product = run.Selling["product"], statement = run.Settling["statement"] });
        var text = data.ToString();
        foreach (var (id, name) in new[] { (run.Selling["order"], "ORDER"), (run.Merchant, "MERCHANT") })
            text = text.Replace(id, name, StringComparison.Ordinal);
        var lines = new StringBuilder();
        foreach (var field in JsonSerializer.Deserialize<JsonElement>(text).EnumerateObject())
            lines.Append(field.Name).Append(": ").Append(field.Value).Append('\n');
        return lines.ToString();
    }
}
