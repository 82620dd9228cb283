using System.Text.Json;
using Modular.GraphQL;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;
using Modular.Kernel;

namespace Modular.Host.Tests.Spine;

/// <summary>From a sample that draws the product, over a fault that all modules hear of, to a product that is listed again.</summary>
internal static class Inspecting
{
    private static readonly string[] Standard = ["standard", "id"];
    private static readonly string[] Inspection = ["inspection", "id"];
    private static readonly string[] Finding = ["finding", "id"];

    /// <summary>The steps.</summary>
    public static IReadOnlyList<JourneyStep> Of(Journey of, string merchant, string product) =>
    [
        JourneyStep.Mutation("standard", "inspector", "createQualityStandard", Standard, () => new
        {
            code = "PRODUCT_SAMPLING",
            name = "商品抽检标准",
            items = new object[]
            {
                new { domain = "GOODS", text = "面料成分与标签一致", weight = 6_000, faultCode = "FALSE_LABEL", isCritical = true, penalty = new { amount = 50_000 }, pointsDeducted = 500 },
                new { domain = "SHOP_PAGE", text = "详情页写明退换货规则", weight = 4_000, faultCode = "MISSING_POLICY" },
            },
        }),
        JourneyStep.Mutation("publish the standard", "supervisor", "publishQualityStandard", Standard, () => new { standardId = of["standard"] }),
        JourneyStep.Mutation("sample", "supervisor", "drawSample", ["sampling", "id"], () => new { size = 1, seed = "00000000000007e9" }),
        JourneyStep.Lookup("inspection", "inspector", "inspections", "InspectionFilterInput", ["id"], () => new { samplingId = new { eq = of["sample"] }, productId = new { eq = product } }),
        Inspect("begin", "startInspection", of),
        JourneyStep.Mutation("answer", "inspector", "answerChecklist", Inspection, () => new
        {
            inspectionId = of["inspection"],
            answers = new object[] { new { number = 1, result = "FAIL", note = "标签写羊绒，实测为羊毛。" }, new { number = 2, result = "PASS" } },
        }),
        Inspect("hand in", "submitInspection", of),
        JourneyStep.Mutation("report", "inspector", "reportInspection", Inspection, () => new
        {
            inspectionId = of["inspection"], responsible = new[] { new { number = 1, userId = Id(DemoUsers.Reviewer) } },
        }),
        JourneyStep.Lookup("finding", "inspector", "findings", "FindingFilterInput", ["id"], () => new { merchantId = new { eq = merchant }, isCritical = new { eq = true } }),
        JourneyStep.Mutation("assign", "supervisor", "assignFinding", Finding, () => new
        {
            findingId = of["finding"], ownerId = Id(DemoUsers.Merchant), dueAt = DateTime.UtcNow.AddDays(90), goal = "全部换标，并提交检测报告。",
        }) with { Before = client => UntilAllHaveHeardAsync(client, of["finding"]) },
        Mend("begin to mend", "merchant", "startRectification", of),
        JourneyStep.Mutation("mend", "merchant", "markFixed", Finding, () => new { findingId = of["finding"], note = "已换标，附检测报告。" }),
        Mend("begin to recheck", "inspector2", "startRecheck", of),
        JourneyStep.Mutation("recheck", "inspector2", "concludeRecheck", Finding, () => new { findingId = of["finding"], verdict = "PASSED", note = "抽查三件，标签相符。" }),
        JourneyStep.Mutation("list again", "merchant", "listProduct", ["product", "id"], () => new { productId = product }) with { Before = client => SpineRun.UntilAsync(
            client, "query($id: ID!) { product(id: $id) { status } }", product, answer => answer.GetProperty("product").GetProperty("status").GetString() == "APPROVED") },
        JourneyStep.Lookup("risk watched", "risk", "risks", "RiskFilterInput", ["id"], () => new { merchantId = new { eq = merchant }, status = new { eq = "MONITORING" } })
            with { Before = client => UntilToldAsync(client, of["finding"], "PRODUCT_REINSTATED") },
    ];

    private static JourneyStep Inspect(string name, string mutation, Journey of) =>
        JourneyStep.Mutation(name, "inspector", mutation, Inspection, () => new { inspectionId = of["inspection"] });

    private static JourneyStep Mend(string name, string user, string mutation, Journey of) =>
        JourneyStep.Mutation(name, user, mutation, Finding, () => new { findingId = of["finding"] });

    /// <summary>Waits until the product is suspended, the penalty booked, the responsibility recorded and the risk identified.</summary>
    private static async Task UntilAllHaveHeardAsync(GraphQLClient client, string finding)
    {
        foreach (var kind in new[] { "PRODUCT_SUSPENDED", "PENALTY_BOOKED", "RESPONSIBILITY_RECORDED", "RISK_IDENTIFIED" })
            await UntilToldAsync(client, finding, kind);
    }

    private static Task UntilToldAsync(GraphQLClient client, string finding, string kind) => SpineRun.UntilAsync(client, "query($id: ID!) { findingTrail(findingId: $id) { kind } }", finding,
        answer => answer.GetProperty("findingTrail").EnumerateArray().Any(e => e.GetProperty("kind").GetString() == kind));

    private static string Id(DemoUser user) => new NodeId("User", user.Id).ToString();
}
