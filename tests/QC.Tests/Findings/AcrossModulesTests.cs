using System.Text.Json;
using Catalogue;
using Catalogue.Contracts;
using Merchants.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Platform;
using Orders.Contracts;
using Risk;
using Settlement;
using StaffPerformance;

namespace QC.Tests.Findings;

/// <summary>A critical fault and its end, over the modules that it concerns: nothing stands for them here but the merchant's own module and the accounts.</summary>
public sealed class AcrossModulesTests : QCTests
{
    private const string Trail = "kind product { id status } ledgerEntry { kind reverses { id } } scoreAdjustment { points } risk { id }";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_critical_fault_is_felt_everywhere_and_its_waiver_takes_it_back(DatabaseKind on)
    {
        await UseAsync(on, new()
        {
            Types = [typeof(Users), typeof(SomeMerchants), typeof(SomeOrders)],
            Beside = [new PlatformModule(), new CatalogueModule(), new SettlementModule(), new StaffPerformanceModule(), new RiskModule()],
            Fakes = s => s.AddSingleton(typeof(ICatalogueReader), typeof(CatalogueModule).Assembly.GetType("Catalogue.ReadProducts.CatalogueReader", throwOnError: true)!),
            Settings = new Dictionary<string, string?> { ["Messaging:Poll"] = "00:00:00.050", ["Messaging:FirstRetry"] = "00:00:00" },
        });
        await Opened.StartUpAsync();
        await TradeAsync();
        var product = await ListProductAsync();
        Assert.Null(CodeOf(await CallAsync(Of(DemoUsers.HumanResources), "addStaffMember", new
        {
            userId = User(DemoUsers.Reviewer), employeeNumber = "E1", department = "MERCHANT_PAPERS", position = "REVIEWER", hiredOn = "2025-06-01",
        }, "staffMember { id }")));
        await PublishAsync();
        var inspection = (await DrawAsync(1)).Single();
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "startInspection", inspection));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "answerChecklist", inspection, new { answers = Answers("FAIL", "PASS", "PASS") }));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "submitInspection", inspection));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "reportInspection", inspection, new { responsible = new[] { new { number = 1, userId = User(DemoUsers.Reviewer) } } }));
        var finding = (await FindingsOfAsync(inspection)).Single();

        var trail = await UntilAsync(finding, "PRODUCT_SUSPENDED", "PENALTY_BOOKED", "RESPONSIBILITY_RECORDED", "RISK_IDENTIFIED");
        Assert.Equal((product, "SUSPENDED"), (trail["PRODUCT_SUSPENDED"].GetProperty("product").GetProperty("id").GetString(), trail["PRODUCT_SUSPENDED"].GetProperty("product").GetProperty("status").GetString()));
        Assert.Equal("PENALTY", trail["PENALTY_BOOKED"].GetProperty("ledgerEntry").GetProperty("kind").GetString());
        Assert.Equal(-200, trail["RESPONSIBILITY_RECORDED"].GetProperty("scoreAdjustment").GetProperty("points").GetInt32());
        Assert.Equal(JsonValueKind.Object, trail["RISK_IDENTIFIED"].GetProperty("risk").ValueKind);

        Assert.Null(await StepAsync(Of(DemoUsers.Supervisor), "waiveFinding", finding, new { reason = "误判" }));
        trail = await UntilAsync(finding, "PRODUCT_REINSTATED", "PENALTY_REVERSED", "RESPONSIBILITY_REVERSED");
        Assert.Equal("APPROVED", trail["PRODUCT_REINSTATED"].GetProperty("product").GetProperty("status").GetString());
        Assert.Equal("PENALTY_WAIVED", trail["PENALTY_REVERSED"].GetProperty("ledgerEntry").GetProperty("kind").GetString());
        Assert.Equal(200, trail["RESPONSIBILITY_REVERSED"].GetProperty("scoreAdjustment").GetProperty("points").GetInt32());
    }

    /// <summary>Tells the catalogue that the merchant trades, as its module would.</summary>
    private async Task TradeAsync()
    {
        await using var scope = Opened.As();
        var handler = (IHandle<MerchantActivated>)scope.ServiceProvider.GetRequiredService(typeof(CatalogueModule).Assembly.GetType("Catalogue.Reactions.FollowMerchants", throwOnError: true)!);
        await handler.HandleAsync(new(First, new(Guid.NewGuid())), new("Merchants", 1, Opened.Clock.Now, null, null), default);
    }

    private async Task<string> ListProductAsync()
    {
        var made = await CallAsync(Owner, "createProduct", new
        {
            merchantId = NodeId.Of(First).ToString(), title = "桑蚕丝衬衫", description = "六A级桑蚕丝。", category = "apparel", variants = new[] { new { sku = "S1", price = new { amount = 19900 } } },
        }, "product { id }");
        Assert.Null(CodeOf(made));
        var id = made.GetProperty("product").GetProperty("id").GetString()!;
        Assert.Null(CodeOf(await CallAsync(Owner, "submitProduct", new { productId = id }, "product { id }", takesAnId: true)));
        Assert.Null(CodeOf(await CallAsync(Of(DemoUsers.Reviewer2), "approveProduct", new { productId = id, verdicts = new { compliant = true, truthful = true, certificatesValid = true } }, "product { id }")));
        Assert.Null(CodeOf(await CallAsync(Owner, "listProduct", new { productId = id }, "product { id }", takesAnId: true)));
        return id;
    }

    /// <summary>The entries of a trail by their kinds, once these are there.</summary>
    private async Task<IReadOnlyDictionary<string, JsonElement>> UntilAsync(string finding, params string[] kinds)
    {
        for (var end = DateTime.UtcNow.AddSeconds(30); ; await Task.Delay(20))
        {
            var trail = (await AskAsync(Of(DemoUsers.Admin), $"query($id: ID!) {{ findingTrail(findingId: $id) {{ {Trail} }} }}", new { id = finding })).GetProperty("findingTrail").EnumerateArray()
                .GroupBy(e => e.GetProperty("kind").GetString()!).ToDictionary(g => g.Key, g => g.Last());
            if (kinds.All(trail.ContainsKey))
                return trail;
            Opened.Clock.Advance(TimeSpan.FromMilliseconds(50));
            Assert.True(DateTime.UtcNow < end, string.Join(' ', trail.Keys));
        }
    }
}

/// <summary>An order, as far as the ledger links to it.</summary>
public sealed record Order(OrderId Id);

internal static class SomeOrders
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<OrderId, Order>> GetAsync(IReadOnlyList<OrderId> ids) => All.Of(ids, i => new Order(i));
}
