using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;
using Modular.Kernel;

namespace Modular.Host.Tests.Spine;

/// <summary>From a product to an order that is completed, one line of which is given back in part.</summary>
internal static class Selling
{
    /// <summary>The prices of the two variants, in fen.</summary>
    public const int CoatPrice = 19_900, ScarfPrice = 9_900;

    private const string Title = "羊绒大衣与围巾";
    private static readonly string[] Product = ["product", "id"];
    private static readonly string[] Order = ["order", "id"];

    /// <summary>The steps, for a merchant that is active.</summary>
    public static IReadOnlyList<JourneyStep> Of(Journey of, string merchant) =>
    [
        JourneyStep.Mutation("employ", "hr", "addStaffMember", ["staffMember", "id"], () => new
        {
            userId = new NodeId("User", DemoUsers.Reviewer.Id).ToString(), employeeNumber = "E-1", department = "MERCHANT_PAPERS", position = "REVIEWER", hiredOn = "2026-01-05",
        }),
        JourneyStep.Mutation("product", "merchant", "createProduct", Product, () => new
        {
            merchantId = merchant, title = Title, description = "双面羊绒，七天无理由退货。", category = "apparel", variants = new[] { Priced("COAT", CoatPrice), Priced("SCARF", ScarfPrice) },
        }),
        Variant("coat", 0),
        Variant("scarf", 1),
        Stock("coats arrive", () => of["coat"], 5),
        Stock("scarves arrive", () => of["scarf"], 3),
        JourneyStep.Mutation("submit", "merchant", "submitProduct", Product, () => new { productId = of["product"] }),
        JourneyStep.Mutation("approve the product", "reviewer", "approveProduct", Product, () => new
        {
            productId = of["product"], verdicts = new { compliant = true, truthful = true, certificatesValid = true },
        }),
        JourneyStep.Mutation("list", "merchant", "listProduct", Product, () => new { productId = of["product"] }),
        Rule("rule", "risk", "createScreeningRule", () => new
        {
            code = "BUYER_DAY", name = "单日累计", kind = "BUYER_AMOUNT_IN_WINDOW", verdict = "BLOCK_AND_REVIEW", limit = new { amount = 40_000 }, windowHours = 24,
        }),
        Rule("try the rule", "risk", "testScreeningRule", () => new { ruleId = of["rule"], days = 30 }),
        Rule("publish the rule", "risk2", "publishScreeningRule", () => new { ruleId = of["rule"] }),
        JourneyStep.Mutation("order", "buyer", "placeOrder", Order, () => new
        {
            lines = new[] { new { variantId = of["coat"], quantity = 2 }, new { variantId = of["scarf"], quantity = 1 } },
            delivery = new { recipient = "张伟", phone = "13912345678", region = "上海市", street = "中山东一路1号" },
        }),
        JourneyStep.Mutation("payment", "buyer", "payOrder", ["payment", "id"], () => new { orderId = of["order"], provider = "sandbox" }),
        JourneyStep.Mutation("pay", "buyer", "completeSandboxPayment", ["payment", "id"], () => new { paymentId = of["payment"] }) with { IsKeyed = false },
        JourneyStep.Lookup("decision", "risk", "screeningDecisions", "ScreeningDecisionFilterInput", ["id"], () => new { verdict = new { eq = "BLOCK_AND_REVIEW" } }),
        JourneyStep.Mutation("let it pass", "risk", "decideScreening", ["decision", "id"], () => new { decisionId = of["decision"], verdict = "APPROVE", note = "电话核实无误。" }),
        Fulfil("confirm", "merchant", "confirmOrder", of) with { Before = client => SpineRun.UntilAsync(
            client, "query($id: ID!) { order(id: $id) { isHeld } }", of["order"], answer => !answer.GetProperty("order").GetProperty("isHeld").GetBoolean()) },
        JourneyStep.Mutation("ship", "fulfilment", "shipOrder", Order, () => new { orderId = of["order"], carrier = "SF", trackingNumber = "SF1234567890123" }),
        Fulfil("deliver", "fulfilment", "recordDelivery", of),
        Fulfil("receive", "buyer", "confirmReceipt", of),
        JourneyStep.Mutation("refund", "merchant", "refundOrder", ["refund", "id"], () => new
        {
            orderId = of["order"], lines = new[] { new { number = 2, quantity = 1 } }, reasonCode = "FAULTY_GOODS", reasonText = "围巾脱线。",
        }),
        JourneyStep.Lookup("refunded", "merchant", "refunds", "RefundFilterInput", ["id"], () => new { status = new { eq = "DONE" } }),
    ];

    private static JourneyStep Rule(string name, string user, string mutation, Func<object> input) => JourneyStep.Mutation(name, user, mutation, ["rule", "id"], input);

    private static object Priced(string sku, int price) => new { sku, price = new { amount = price } };

    private static JourneyStep Variant(string name, int place) =>
        JourneyStep.Lookup(name, "merchant", "products", "ProductFilterInput", ["variants", $"{place}", "id"], () => new { title = new { eq = Title } });

    private static JourneyStep Stock(string name, Func<string> variant, int quantity) =>
        JourneyStep.Mutation(name, "merchant", "receiveStock", ["variant", "id"], () => new { variantId = variant(), quantity });

    private static JourneyStep Fulfil(string name, string user, string mutation, Journey of) =>
        JourneyStep.Mutation(name, user, mutation, Order, () => new { orderId = of["order"] });
}
