using System.Globalization;
using System.Text.Json;
using Modular.Kernel;
using Modular.Platform;
using StaffPerformance.Contracts;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.Tests;

/// <summary>The module beside the platform, asked as a front end asks.</summary>
public abstract class StaffTests : ModuleTests<StaffPerformanceModule>
{
    /// <summary>Before February, in which all tests' templates are published: 10:00 in Shanghai.</summary>
    protected static readonly DateTime January = new(2026, 1, 20, 2, 0, 0, DateTimeKind.Utc);

    /// <summary>The mutations whose input cannot be wrong in itself.</summary>
    private static readonly string[] TakesAnId =
        ["publishKpiTemplate", "retireKpiTemplate", "calculateEvaluation", "publishEvaluation", "finaliseEvaluation", "acknowledgeEvaluation"];

    private protected StaffPerformanceDb Open(ICaller? caller = null) => Opened.OpenDatabase<StaffPerformanceDb>(caller);

    protected async Task BeginAsync(DatabaseKind on, bool isDelivering = false)
    {
        await UseAsync(on, new()
        {
            Types = [typeof(Users)], Beside = [new PlatformModule()],
            Settings = new Dictionary<string, string?> { ["Messaging:Poll"] = "00:00:00.050", ["Messaging:FirstRetry"] = "00:00:00" },
        });
        if (isDelivering)
            await Opened.StartUpAsync();
    }

    /// <summary>The data of a request; an error of the request fails the test.</summary>
    protected async Task<JsonElement> AskAsync(DemoUser user, string document, object? variables = null)
    {
        var response = await Opened.ExecuteAsync(Opened.CallerOf(user), document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data");
    }

    /// <summary>Calls a mutation; gives its payload.</summary>
    /// <param name="user">Who calls.</param>
    /// <param name="mutation">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="wanted">What is read of the payload, beside the errors.</param>
    protected async Task<JsonElement> CallAsync(DemoUser user, string mutation, object input, string wanted)
    {
        var type = char.ToUpper(mutation[0], CultureInfo.InvariantCulture) + mutation[1..] + "Input!";
        var rules = TakesAnId.Contains(mutation) ? "" : "... on InvalidInputError { field rule }";
        var data = await AskAsync(user, $"mutation($input: {type}) {{ {mutation}(input: $input) {{ {wanted} errors {{ ... on Error {{ code message }} {rules} }} }} }}", new { input });
        return data.GetProperty(mutation);
    }

    /// <summary>The code of the payload's first error; null where the mutation did what it should.</summary>
    protected static string? CodeOf(JsonElement payload) =>
        payload.GetProperty("errors") is { ValueKind: not JsonValueKind.Null } errors ? errors[0].GetProperty("code").GetString() : null;

    /// <summary>The rules that the payload's errors tell.</summary>
    protected static IEnumerable<string> RulesOf(JsonElement payload) =>
        payload.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("field").GetString()} {e.GetProperty("rule").GetString()}");

    /// <summary>Takes a step with an evaluation; gives the code of the error, null where it was taken.</summary>
    protected async Task<string?> StepAsync(DemoUser user, string mutation, string evaluation, Dictionary<string, object?>? more = null)
    {
        var input = new Dictionary<string, object?>(more ?? []) { ["evaluationId"] = evaluation };
        return CodeOf(await CallAsync(user, mutation, input, "evaluation { status }"));
    }

    /// <summary>Makes a demo user a staff member; gives the id.</summary>
    protected async Task<string> HireAsync(DemoUser user, string position = "ASSISTANT")
    {
        var payload = await CallAsync(DemoUsers.HumanResources, "addStaffMember", new
        {
            userId = new Modular.GraphQL.NodeId("User", user.Id).ToString(), employeeNumber = $"E-{user.Key}", department = "LIVE_STREAMING", position, hiredOn = "2025-06-01",
        }, "staffMember { id }");
        Assert.Null(CodeOf(payload));
        return payload.GetProperty("staffMember").GetProperty("id").GetString()!;
    }

    /// <summary>A template of three indicators, drafted; gives the id.</summary>
    protected async Task<string> DraftAsync(string position = "ASSISTANT", int firstWeight = 5_000)
    {
        var payload = await CallAsync(DemoUsers.HumanResources, "createKpiTemplate", new
        {
            name = "助播月度考核", position, indicators = new object[]
            {
                new { code = "CONVERSION", name = "转化率", weight = firstWeight, target = 35_000, cap = 12_000, dimension = "RESULTS" },
                new { code = "COMPLAINTS", name = "投诉", weight = 7_500 - firstWeight, target = 20_000, cap = 12_000, isLowerBetter = true, dimension = "ATTITUDE" },
                new { code = "KNOWLEDGE", name = "产品知识", weight = 2_500, target = 800_000, dimension = "ABILITY" },
            },
        }, "template { id }");
        Assert.Null(CodeOf(payload));
        return payload.GetProperty("template").GetProperty("id").GetString()!;
    }

    /// <summary>A template that is published; gives the id.</summary>
    protected async Task<string> PublishAsync(string position = "ASSISTANT", int firstWeight = 5_000)
    {
        var id = await DraftAsync(position, firstWeight);
        Assert.Null(CodeOf(await CallAsync(DemoUsers.HumanResources, "publishKpiTemplate", new { templateId = id }, "template { status }")));
        return id;
    }

    /// <summary>Opens a month's evaluations; gives how many were opened, how many there are now, and how many staff members have none.</summary>
    protected async Task<(int Opened, int Evaluations, int Without)> OpenCycleAsync(string period)
    {
        var payload = await CallAsync(DemoUsers.HumanResources, "openEvaluationCycle", new { period }, "opened");
        Assert.Null(CodeOf(payload));
        var cycle = (await AskAsync(DemoUsers.HumanResources, "query($period: String!) { evaluationCycle(period: $period) { period evaluations withoutEvaluation states { state count } } }", new { period }))
            .GetProperty("evaluationCycle");
        Assert.Equal(cycle.GetProperty("evaluations").GetInt32(), cycle.GetProperty("states").EnumerateArray().Sum(s => s.GetProperty("count").GetInt32()));
        return (payload.GetProperty("opened").GetInt32(), cycle.GetProperty("evaluations").GetInt32(), cycle.GetProperty("withoutEvaluation").GetInt32());
    }

    /// <summary>The evaluation of the assistant for February 2026, opened in March; the assistant is the one staff member. Gives its id.</summary>
    protected async Task<string> OpenedEvaluationAsync()
    {
        Opened.Clock.Now = January;
        await HireAsync(DemoUsers.Assistant);
        await PublishAsync();
        Opened.Clock.Now = MovableClock.Start;
        Assert.Equal((1, 1, 0), await OpenCycleAsync("2026-02"));
        return (await AskAsync(DemoUsers.Assistant, "{ myEvaluations { nodes { id } } }")).GetProperty("myEvaluations").GetProperty("nodes")[0].GetProperty("id").GetString()!;
    }

    protected static Dictionary<string, object?> SelfScores { get; } = new()
    {
        ["scores"] = new object[] { new { code = "CONVERSION", score = 90 }, new { code = "COMPLAINTS", score = 80 }, new { code = "KNOWLEDGE", score = 100 } }, ["words"] = "本月表现稳定",
    };

    protected static Dictionary<string, object?> Figures(params (string Code, long Actual)[] figures) =>
        new() { ["figures"] = figures.Select(f => new { code = f.Code, actual = f.Actual }).ToArray(), ["words"] = "数据属实" };

    protected static Dictionary<string, object?> AllFigures { get; } = Figures(("CONVERSION", 38_500), ("COMPLAINTS", 0), ("KNOWLEDGE", 720_000));

    /// <summary>Takes the evaluation from its opening to the publication: scored by the supervisor, published by human resources.</summary>
    protected async Task<string> PublishedEvaluationAsync()
    {
        var evaluation = await OpenedEvaluationAsync();
        Assert.Null(await StepAsync(DemoUsers.Assistant, "submitSelfAssessment", evaluation, SelfScores));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "submitPanelScore", evaluation, AllFigures));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "calculateEvaluation", evaluation));
        Assert.Null(await StepAsync(DemoUsers.HumanResources, "publishEvaluation", evaluation));
        return evaluation;
    }

    /// <summary>What one reads of an evaluation; null where one sees none.</summary>
    protected async Task<JsonElement> ReadAsync(DemoUser user, string evaluation, string wanted) =>
        (await AskAsync(user, $"query($id: ID!) {{ evaluation(id: $id) {{ {wanted} }} }}", new { id = evaluation })).GetProperty("evaluation");

    private protected static EvaluationId IdOf(string evaluation) => new(Modular.GraphQL.NodeId.TryParse(evaluation, out var id) ? id.Value : throw new ArgumentException(evaluation));
}
