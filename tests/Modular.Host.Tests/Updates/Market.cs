using System.Text.Json;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Updates;

/// <summary>Goods of several demo merchants, enough of each, and the ways that orders of them go.</summary>
internal sealed class Market
{
    private const int Pieces = 100_000;
    private static readonly string[] Order = ["order", "id"];

    private readonly IReadOnlyList<(string Merchant, string Variant)> _goods;

    private Market(IReadOnlyList<(string, string)> goods) => _goods = goods;

    /// <summary>The merchants.</summary>
    public IReadOnlyList<string> Merchants => [.. _goods.Select(g => g.Merchant)];

    /// <summary>Puts goods of so many merchants on the shelf.</summary>
    public static async Task<Market> OpenAsync(GraphQLClient client, int merchants)
    {
        // One buyer orders more here than the demo rules let pass; each order is screened all the same.
        var rules = await client.DataAsync("risk", "{ screeningRules(first: 50, where: { status: { eq: PUBLISHED } }) { nodes { id } } }");
        foreach (var rule in Nodes(rules, "screeningRules"))
            await client.MutateAsync("risk", "retireScreeningRule", new { ruleId = Id(rule) });
        var products = await client.DataAsync("admin", "{ products(first: 50, where: { status: { eq: LISTED } }) { nodes { merchant { id status } variants { id } } } }");
        var goods = Nodes(products, "products").Where(p => p.GetProperty("merchant").GetProperty("status").GetString() == "ACTIVE")
            .GroupBy(p => Id(p.GetProperty("merchant"))).Take(merchants).Select(g => (g.Key, Id(g.First().GetProperty("variants")[0]))).ToList();
        Assert.Equal(merchants, goods.Count);
        foreach (var (_, variantId) in goods)
            await client.MutateAsync("admin", "receiveStock", new { variantId, quantity = Pieces }, key: KeyedClient.NewKey);
        return new(goods);
    }

    /// <summary>The way of an order: some are cancelled once they are paid, others go as far as the buyer's receipt.</summary>
    public Journey OrderOf(int number) => new(number, of => [.. Paid(of), .. number % 5 == 0 ? Cancelled(of) : Fulfilled(of)]);

    private IEnumerable<JourneyStep> Paid(Journey of) =>
    [
        JourneyStep.Mutation("place", "buyer", "placeOrder", Order, () => new
        {
            lines = new[] { new { variantId = _goods[of.Number % _goods.Count].Variant, quantity = 1 } },
            delivery = new { recipient = "张伟", phone = "13912345678", region = "上海市", street = "中山东一路1号" },
        }),
        JourneyStep.Mutation("payment", "buyer", "payOrder", ["payment", "id"], () => new { orderId = of["place"], provider = "sandbox" }),
        JourneyStep.Mutation("pay", "buyer", "completeSandboxPayment", ["payment", "id"], () => new { paymentId = of["payment"] }) with { IsKeyed = false },
    ];

    private static IEnumerable<JourneyStep> Cancelled(Journey of) => [Step(of, "buyer", "cancelOrder")];

    private static IEnumerable<JourneyStep> Fulfilled(Journey of) =>
    [
        Step(of, "admin", "confirmOrder"),
        JourneyStep.Mutation("ship", "admin", "shipOrder", Order, () => new { orderId = of["place"], carrier = "SF", trackingNumber = $"SF{of.Number:D13}" }),
        Step(of, "admin", "recordDelivery"),
        Step(of, "buyer", "confirmReceipt"),
    ];

    private static JourneyStep Step(Journey of, string user, string mutation) => JourneyStep.Mutation(mutation, user, mutation, Order, () => new { orderId = of["place"] });

    private static IEnumerable<JsonElement> Nodes(JsonElement answer, string field) => answer.GetProperty(field).GetProperty("nodes").EnumerateArray();

    private static string Id(JsonElement node) => node.GetProperty("id").GetString()!;
}
