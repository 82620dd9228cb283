using System.Globalization;
using System.Text.Json;
using Catalogue.Contracts;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Platform;
using QC.Model;
using QC.Persistence;

namespace QC.Tests;

/// <summary>The module beside the platform, asked as a front end asks.</summary>
public abstract class QCTests : ModuleTests<QCModule>
{
    private long _position;

    private protected static readonly MerchantId First = new(Guid.Parse("a0000000-0000-4000-8000-000000000001"));
    private protected static readonly MerchantId Second = new(Guid.Parse("a0000000-0000-4000-8000-000000000002"));

    private protected ListedGoods Goods { get; } = new();

    /// <summary>The mutations whose input cannot be wrong in itself.</summary>
    private static readonly string[] TakesAnId =
        ["publishQualityStandard", "retireQualityStandard", "startInspection", "submitInspection", "startRectification", "startRecheck"];

    private protected QCDb Open(ICaller? caller = null) => Opened.OpenDatabase<QCDb>(caller);

    private protected TestCaller Of(DemoUser user) => Opened.CallerOf(user);

    private protected TestCaller Owner => Opened.CallerOf(DemoUsers.Merchant, First.Value);

    private protected TestCaller OtherOwner => Opened.CallerOf(DemoUsers.Merchant2, Second.Value);

    /// <summary>Who may do what, where a test has it asked.</summary>
    private protected KnownAccess Access { get; } = new();

    private protected async Task BeginAsync(DatabaseKind on, IAccessSource? access = null)
    {
        await UseAsync(on, new()
        {
            Types = [typeof(Users), typeof(SomeMerchants), typeof(Products), typeof(LedgerEntries), typeof(Adjustments), typeof(Risks)], Beside = [new PlatformModule()],
            Fakes = s =>
            {
                s.AddSingleton<ICatalogueReader>(Goods);
                if (access is not null)
                    s.AddSingleton(access);
            },
        });
    }

    /// <summary>The data of a request; an error of the request fails the test.</summary>
    private protected async Task<JsonElement> AskAsync(TestCaller caller, string document, object? variables = null)
    {
        var response = await Opened.ExecuteAsync(caller, document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data");
    }

    /// <summary>Calls a mutation; gives its payload.</summary>
    private protected async Task<JsonElement> CallAsync(TestCaller caller, string mutation, object input, string wanted, bool takesAnId = false)
    {
        var type = char.ToUpper(mutation[0], CultureInfo.InvariantCulture) + mutation[1..] + "Input!";
        var rules = takesAnId || TakesAnId.Contains(mutation) ? "" : "... on InvalidInputError { field rule }";
        var data = await AskAsync(caller, $"mutation($input: {type}) {{ {mutation}(input: $input) {{ {wanted} errors {{ ... on Error {{ code message }} {rules} }} }} }}", new { input });
        return data.GetProperty(mutation);
    }

    private protected static string? CodeOf(JsonElement payload) =>
        payload.GetProperty("errors") is { ValueKind: not JsonValueKind.Null } errors ? errors[0].GetProperty("code").GetString() : null;

    private protected static IEnumerable<string> RulesOf(JsonElement payload) =>
        payload.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("field").GetString()} {e.GetProperty("rule").GetString()}");

    /// <summary>Takes a step with an inspection or a finding; gives the code of the error, null where it was taken.</summary>
    private protected async Task<string?> StepAsync(TestCaller caller, string mutation, string id, object? more = null)
    {
        var kind = mutation.EndsWith("Inspection", StringComparison.Ordinal) || mutation == "answerChecklist" ? "inspection" : "finding";
        var input = new Dictionary<string, object?> { [$"{kind}Id"] = id };
        foreach (var property in more?.GetType().GetProperties() ?? [])
            input[property.Name] = property.GetValue(more);
        Opened.Clock.Advance(TimeSpan.FromMinutes(1));
        return CodeOf(await CallAsync(caller, mutation, input, $"{kind} {{ status }}"));
    }

    /// <summary>A checklist: a critical item that costs, one of the page, one of the data.</summary>
    private protected static object[] Items { get; } =
    [
        new { domain = "GOODS", text = "商品与描述一致，非假冒", weight = 5_000, faultCode = "COUNTERFEIT", isCritical = true, penalty = new { amount = 50_000, currency = "CNY" }, pointsDeducted = 200 },
        new { domain = "SHOP_PAGE", text = "页面信息完整", weight = 3_000, faultCode = "PAGE_INCOMPLETE" },
        new { domain = "DATA", text = "销量数据真实", weight = 2_000, faultCode = "DATA_UNTRUE" },
    ];

    private protected async Task<string> DraftAsync(string code = "PRODUCT_SAMPLING")
    {
        var payload = await CallAsync(Of(DemoUsers.Inspector), "createQualityStandard", new { code, name = "商品抽检标准", items = Items }, "standard { id }");
        Assert.Null(CodeOf(payload));
        return payload.GetProperty("standard").GetProperty("id").GetString()!;
    }

    private protected async Task<string> PublishAsync(string code = "PRODUCT_SAMPLING")
    {
        var id = await DraftAsync(code);
        Assert.Null(CodeOf(await CallAsync(Of(DemoUsers.Supervisor), "publishQualityStandard", new { standardId = id }, "standard { status }")));
        return id;
    }

    /// <summary>A special draw by the supervisor; gives the ids of its inspections in its order.</summary>
    private protected async Task<IReadOnlyList<string>> DrawAsync(int size, string seed = "00000000000000ff")
    {
        var payload = await CallAsync(Of(DemoUsers.Supervisor), "drawSample", new { size, seed }, "sampling { inspections(first: 50) { nodes { id } } }");
        Assert.Null(CodeOf(payload));
        return [.. payload.GetProperty("sampling").GetProperty("inspections").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!)];
    }

    /// <summary>An inspection of the first merchant's one product, drawn.</summary>
    private protected async Task<string> PlannedAsync()
    {
        if (Goods.Offers.Count == 0)
        {
            Goods.List(First, 1);
            await PublishAsync();
        }

        return (await DrawAsync(1)).Single();
    }

    private protected static object[] Answers(params string[] results) => [.. results.Select((r, i) => new { number = i + 1, result = r, note = r == "FAIL" ? "不符" : null })];

    /// <summary>An inspection that the inspector has handed in.</summary>
    private protected async Task<string> SubmittedAsync(params string[] results)
    {
        var id = await PlannedAsync();
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "startInspection", id));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "answerChecklist", id, new { answers = Answers(results) }));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "submitInspection", id));
        return id;
    }

    /// <summary>A finding of the first item, critical, for which the reviewer answers.</summary>
    private protected async Task<string> CriticalAsync()
    {
        var inspection = await SubmittedAsync("FAIL", "PASS", "PASS");
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "reportInspection", inspection, new { responsible = new[] { new { number = 1, userId = User(DemoUsers.Reviewer) } } }));
        return (await FindingsOfAsync(inspection)).Single();
    }

    /// <summary>A finding of the second item, which is not critical.</summary>
    private protected async Task<string> MinorAsync()
    {
        var inspection = await SubmittedAsync("PASS", "FAIL", "NOT_APPLICABLE");
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector), "reportInspection", inspection));
        return (await FindingsOfAsync(inspection)).Single();
    }

    private protected async Task<IReadOnlyList<string>> FindingsOfAsync(string inspection) =>
    [
        .. (await AskAsync(Of(DemoUsers.Inspector), "query($id: ID!) { inspection(id: $id) { findings(first: 50) { nodes { id } } } }", new { id = inspection }))
            .GetProperty("inspection").GetProperty("findings").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!),
    ];

    private protected async Task AssignAsync(string finding, DemoUser to, int hours = 48) => Assert.Null(await StepAsync(
        Of(DemoUsers.Supervisor), "assignFinding", finding, new { ownerId = User(to), dueAt = Opened.Clock.Now.AddHours(hours), goal = "下架并重新提交" }));

    /// <summary>The finding is given to the first merchant's owner, who mends it.</summary>
    private protected async Task FixAsync(string finding)
    {
        await AssignAsync(finding, DemoUsers.Merchant);
        Assert.Null(await StepAsync(Owner, "startRectification", finding));
        Assert.Null(await StepAsync(Owner, "reportProgress", finding, new { words = "已下架" }));
        Assert.Null(await StepAsync(Owner, "markFixed", finding, new { note = "已更换供应商" }));
    }

    private protected async Task RecheckAsync(string finding, string verdict)
    {
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector2), "startRecheck", finding));
        Assert.Null(await StepAsync(Of(DemoUsers.Inspector2), "concludeRecheck", finding, new { verdict, note = "已现场复查" }));
    }

    private protected async Task<string?> StatusAsync(string finding) =>
        (await AskAsync(Of(DemoUsers.Supervisor), "query($id: ID!) { finding(id: $id) { status } }", new { id = finding })).GetProperty("finding").GetProperty("status").GetString();

    /// <summary>The names of the events that the module has raised, in their order, without its own or with them alone.</summary>
    private protected async Task<IReadOnlyList<string>> EventsAsync(bool own = false)
    {
        await using var db = Open();
        var table = db.Model.GetEntityTypes().Single(e => e.ClrType.Name == "StoredEvent").GetSchemaQualifiedTableName()!.Replace(".", "\".\"", StringComparison.Ordinal);
        var sql = $"""SELECT "Name" AS "Value" FROM "{table}" ORDER BY "Id" """;
        var names = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
        return [.. names.Where(n => n.StartsWith("qc.", StringComparison.Ordinal) == own)];
    }

    /// <summary>Hands an event to the module's reaction, in a transaction of its own as the inbox does.</summary>
    private protected async Task HandleAsync<THandler, TEvent>(TEvent happened) where THandler : IHandle<TEvent> where TEvent : IEvent
    {
        await using var scope = Opened.As();
        var db = scope.ServiceProvider.GetRequiredService<QCDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(happened, new("Elsewhere", Interlocked.Increment(ref _position), Opened.Clock.Now, null, null), default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private protected static string User(DemoUser user) => new NodeId("User", user.Id).ToString();

    private protected static Guid GuidOf(string id) => NodeId.TryParse(id, out var node) ? node.Value : throw new ArgumentException(id);
}
