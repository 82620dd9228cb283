using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Risk.Model;

namespace Risk.Tests.Register;

/// <summary>A risk from its entry to its end (RSK-01, RSK-02, RSK-03, RSK-14).</summary>
public sealed class RegisterTests : RiskTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_risk_is_identified_assessed_treated_watched_and_closed(DatabaseKind on)
    {
        await BeginAsync(on);
        var merchant = NewMerchant();
        var id = await IdentifyAsync(merchant.Value);
        Assert.Equal("ILLEGAL_TRANSITION", await StepAsync(DemoUsers.Risk, "treatRisk", id));
        Assert.Null(await StepAsync(DemoUsers.Risk, "assessRisk", id, Judged(4, 4)));
        Assert.Equal("RESPONSE_PLAN_REQUIRED", await StepAsync(DemoUsers.Risk, "treatRisk", id));
        Assert.Null(await StepAsync(DemoUsers.Risk, "planResponse", id, Plan));
        Assert.Null(await StepAsync(DemoUsers.Risk, "treatRisk", id));
        Assert.Null(await StepAsync(DemoUsers.Risk, "watchRisk", id));
        Assert.Null(await StepAsync(DemoUsers.Risk, "closeRisk", id, new() { ["note"] = "已消除" }));

        var risk = (await AskAsync(DemoUsers.Supervisor, """
            query($id: ID!) { node(id: $id) { ... on Risk { status level score version closedAt identifiedBy
              responsePlans { nodes { strategy measures dueOn byName } } history { nodes { to } } } } }
            """, new { id })).GetProperty("node");
        Assert.Equal(("CLOSED", "HIGH", 16), (risk.GetProperty("status").GetString(), risk.GetProperty("level").GetString(), risk.GetProperty("score").GetInt32()));
        Assert.Equal(
            ["IDENTIFIED", "ASSESSED", "TREATING", "MONITORING", "CLOSED"], risk.GetProperty("history").GetProperty("nodes").EnumerateArray().Select(h => h.GetProperty("to").GetString()));
        Assert.Equal("REDUCE", risk.GetProperty("responsePlans").GetProperty("nodes")[0].GetProperty("strategy").GetString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_assessment_keeps_the_matrix_that_it_used(DatabaseKind on)
    {
        await BeginAsync(on, ("Matrix:LowUpTo", "10"), ("Matrix:MediumUpTo", "15"), ("Matrix:HighUpTo", "20"));
        var id = await IdentifyAsync();
        Assert.Null(await StepAsync(DemoUsers.Risk, "assessRisk", id, Judged(2, 5, "INHERENT")));
        await using (var db = Open())
        {
            // As if it had been judged by the usual bands, before the settings were changed.
            var risk = await db.Risks.SingleAsync();
            db.Add(risk.Assess(new(RiskAssessmentKind.Current, 2, 5, null), new(4, 9, 16), new(DemoUsers.Risk2.Id), Opened.Clock.Now.AddDays(1)).Assessment!);
            await db.SaveChangesAsync();
        }

        var told = await AskAsync(DemoUsers.Risk, "{ risks { nodes { level assessments { nodes { kind level lowUpTo mediumUpTo highUpTo byName } } } } }");
        var node = told.GetProperty("risks").GetProperty("nodes")[0];
        Assert.Equal("HIGH", node.GetProperty("level").GetString());
        Assert.Equal(
            ["CURRENT HIGH 4 9 16", "INHERENT LOW 10 15 20"],
            node.GetProperty("assessments").GetProperty("nodes").EnumerateArray().Select(a =>
                $"{a.GetProperty("kind")} {a.GetProperty("level")} {a.GetProperty("lowUpTo")} {a.GetProperty("mediumUpTo")} {a.GetProperty("highUpTo")}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_named_or_judged_a_risk_does_not_accept_it_and_an_acceptance_ends(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await IdentifyAsync();
        Assert.Null(await StepAsync(DemoUsers.Risk2, "assessRisk", id, Judged(3, 3)));
        var until = Opened.Clock.Now.AddDays(10);
        var accept = new Dictionary<string, object?> { ["validUntil"] = until, ["note"] = "可以承受" };
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(DemoUsers.Risk, "acceptRisk", id, accept));
        Assert.Equal("SEPARATION_OF_DUTIES", await StepAsync(DemoUsers.Risk2, "acceptRisk", id, accept));
        Assert.Equal("INVALID_INPUT", await StepAsync(DemoUsers.Supervisor, "acceptRisk", id, new(accept) { ["validUntil"] = Opened.Clock.Now.AddDays(366) }));
        Assert.Equal("INVALID_INPUT", await StepAsync(DemoUsers.Supervisor, "acceptRisk", id, new(accept) { ["validUntil"] = Opened.Clock.Now }));
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "acceptRisk", id, accept));
        Assert.Equal(("ACCEPTED", DemoUsers.Supervisor.Name), await AcceptanceAsync(id));

        Opened.Clock.Now = until.AddSeconds(-1);
        Assert.Empty((await Opened.RunJobAsync("risk.expire-acceptances")).Counts);
        Opened.Clock.Now = until;
        Assert.Equal(1, (await Opened.RunJobAsync("risk.expire-acceptances")).Counts["expired"]);
        Assert.Empty((await Opened.RunJobAsync("risk.expire-acceptances")).Counts);
        Assert.Equal(("ASSESSED", null), await AcceptanceAsync(id));

        // Only watched, it is accepted by nobody any more.
        Assert.Null(await StepAsync(DemoUsers.Supervisor, "acceptRisk", id, new(accept) { ["validUntil"] = until.AddDays(1) }));
        Assert.Null(await StepAsync(DemoUsers.Risk, "watchRisk", id));
        Assert.Equal(("MONITORING", null), await AcceptanceAsync(id));
        await using var db = Open();
        Assert.Null((await db.Risks.SingleAsync()).AcceptedUntil);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_change_a_risk_at_the_same_time_one_is_told_so(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await IdentifyAsync();
        Assert.Equal("EDIT_CONFLICT", await StepAsync(DemoUsers.Risk, "assessRisk", id, new(Judged(1, 1)) { ["expectedVersion"] = 7 }));
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => StepAsync(DemoUsers.Risk, "assessRisk", id, new(Judged(1 + i, 1)) { ["expectedVersion"] = 1 })));
        Assert.Equal([null, "EDIT_CONFLICT", "EDIT_CONFLICT", "EDIT_CONFLICT"], codes.Order());
        await using var db = Open();
        Assert.Equal(1, await db.Assessments.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_problems_of_an_input_are_told_at_once(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await IdentifyAsync();
        var payload = await CallAsync(DemoUsers.Risk, "assessRisk", new { riskId = id, kind = "CURRENT", likelihood = 0, impact = 6, note = new string('x', 1001) }, "risk { id }");
        Assert.Equal(3, payload.GetProperty("errors").GetArrayLength());
        Assert.Equal("INVALID_INPUT", CodeOf(await CallAsync(DemoUsers.Risk, "identifyRisk", new { title = " ", category = "FRAUD" }, "risk { id }")));
        Assert.Equal("INVALID_INPUT", await StepAsync(DemoUsers.Risk, "planResponse", id, new(Plan) { ["dueOn"] = "2026-03-01" }));
        Assert.Equal("NOT_FOUND", await StepAsync(DemoUsers.Risk, "treatRisk", new NodeId("Risk", Guid.NewGuid()).ToString()));
    }

    /// <summary>The day is that of Asia/Shanghai: where it is evening in UTC, that day is over.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task A_plan_is_due_on_a_day_of_the_business(DatabaseKind on)
    {
        await BeginAsync(on);
        var id = await IdentifyAsync();
        Assert.Null(await StepAsync(DemoUsers.Risk, "assessRisk", id, Judged(4, 4)));
        Opened.Clock.Now = new(2026, 3, 2, 15, 59, 0, DateTimeKind.Utc);
        Assert.Null(await StepAsync(DemoUsers.Risk, "planResponse", id, new(Plan) { ["dueOn"] = "2026-03-02" }));
        Opened.Clock.Now = new(2026, 3, 2, 16, 0, 0, DateTimeKind.Utc);
        Assert.Equal("INVALID_INPUT", await StepAsync(DemoUsers.Risk, "planResponse", id, new(Plan) { ["dueOn"] = "2026-03-02" }));
        Assert.Null(await StepAsync(DemoUsers.Risk, "planResponse", id, new(Plan) { ["dueOn"] = "2026-03-03" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_staff_who_read_risks_find_them_and_those_of_a_merchant_together(DatabaseKind on)
    {
        await BeginAsync(on);
        var (one, other) = (NewMerchant(), NewMerchant());
        var id = await IdentifyAsync(one.Value);
        await IdentifyAsync(other.Value);
        await IdentifyAsync();
        var merchant = NodeId.Of(one).ToString();
        var found = await AskAsync(DemoUsers.Risk, """
            query($m: ID!) { node(id: $m) { ... on Merchant { risks { totalCount } } } risks(where: { merchantId: { eq: $m } status: { eq: IDENTIFIED } }) { nodes { id } } }
            """, new { m = merchant });
        Assert.Equal(1, found.GetProperty("node").GetProperty("risks").GetProperty("totalCount").GetInt32());
        Assert.Equal(id, Assert.Single(found.GetProperty("risks").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());

        foreach (var user in new[] { DemoUsers.Merchant, DemoUsers.Buyer, DemoUsers.Finance })
        {
            var node = await Opened.ExecuteAsync(Opened.CallerOf(user, one.Value), "query($id: ID!) { node(id: $id) { id } }", new { id });
            Assert.Equal(JsonValueKind.Null, node.GetProperty("data").GetProperty("node").ValueKind);
            var list = await Opened.ExecuteAsync(Opened.CallerOf(user, one.Value), "{ risks { totalCount } }");
            Assert.Equal("AUTH_NOT_AUTHORIZED", list.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }

        // Staff whose token names a merchant see what is about that one.
        var scoped = await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Risk, one.Value), "{ risks { nodes { id } } }");
        Assert.Equal(id, Assert.Single(scoped.GetProperty("data").GetProperty("risks").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());
    }

    private static Dictionary<string, object?> Plan { get; } = new() { ["strategy"] = "REDUCE", ["measures"] = "加强审核", ["dueOn"] = "2026-06-30" };

    private static Dictionary<string, object?> Judged(int likelihood, int impact, string kind = "CURRENT") => new() { ["kind"] = kind, ["likelihood"] = likelihood, ["impact"] = impact };

    private async Task<string> IdentifyAsync(Guid? merchant = null)
    {
        var payload = await CallAsync(
            DemoUsers.Risk, "identifyRisk", new { title = "刷单", description = "虚假交易", category = "FRAUD", merchantId = merchant is { } m ? new NodeId("Merchant", m).ToString() : null }, "risk { id }");
        Assert.Null(CodeOf(payload));
        return payload.GetProperty("risk").GetProperty("id").GetString()!;
    }

    private async Task<(string? Status, string? By)> AcceptanceAsync(string id)
    {
        var node = (await AskAsync(DemoUsers.Risk, "query($id: ID!) { risk(id: $id) { status acceptedBy acceptedUntil } }", new { id })).GetProperty("risk");
        return (node.GetProperty("status").GetString(), node.GetProperty("acceptedBy").GetString());
    }
}
