using System.Net.Http.Json;
using System.Text.Json;
using Modular.Kernel;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>What somebody does over HTTP stands in the audit trail, with who it was and the response's correlation id.</summary>
public sealed class AuditTests
{
    private const string Trail = """
        query($where: AuditRowFilterInput) { auditTrail(module: "Merchants", where: $where) { totalCount nodes { position actorId what key action before after correlationId at } } }
        """;

    private const string Verify = """{ verifyAudit(module: "Merchants") { rows isValid firstBadPosition problem unsealed } }""";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mutation_is_in_the_trail_and_the_trail_is_verified(DatabaseKind on)
    {
        await using var host = await EndToEndHost.OnAsync(on);
        using var answer = await host.Client.PostAsync("uploader", JsonContent.Create(new
        {
            query = "mutation($input: ApplyAsMerchantInput!) { applyAsMerchant(input: $input) { application { id legalName } errors { ... on Error { code } } } }",
            variables = new { input = MerchantStory.Application(1) },
        }));
        var made = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("applyAsMerchant");
        var correlation = Assert.Single(answer.Headers.GetValues("X-Correlation-Id"));
        await host.Story.ApplyAsync("uploader2", MerchantStory.Application(2));
        await SealedAsync(host);

        var trail = (await host.Client.DataAsync("admin", Trail, new { where = new { correlationId = new { eq = correlation } } })).GetProperty("auditTrail");
        var rows = trail.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(["MerchantApplication", "MerchantVerification", "MerchantVerification", "StateChange", "StateChange"], rows.Select(r => r.GetProperty("what").GetString()).Order());
        Assert.All(rows, r => Assert.Equal((DemoUsers.Uploader.Id, "CREATED", JsonValueKind.Null),
            (r.GetProperty("actorId").GetGuid(), r.GetProperty("action").GetString(), r.GetProperty("before").ValueKind)));
        var application = JsonSerializer.Deserialize<JsonElement>(rows.Single(r => r.GetProperty("what").GetString() == "MerchantApplication").GetProperty("after").GetString()!);
        Assert.Equal(made.GetProperty("application").GetProperty("legalName").GetString(), application.GetProperty("LegalName").GetString());
        Assert.True(File.Exists(Path.Combine(host.DataPath, "audit", "Merchants.head")));

        foreach (var (document, user, code) in new[]
        {
            (Trail, "reviewer", "AUTH_NOT_AUTHORIZED"), (Verify, "supervisor", "AUTH_NOT_AUTHORIZED"), (Trail, null, "AUTH_NOT_AUTHENTICATED"),
            (Verify.Replace("Merchants", "Nobody", StringComparison.Ordinal), "admin", "UNKNOWN_MODULE"),
            (Trail.Replace("Merchants", "Nobody", StringComparison.Ordinal), "admin", "UNKNOWN_MODULE"),
        })
        {
            var refused = await host.Client.SendAsync(user, document);
            Assert.True(code == refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString(), refused.ToString());
        }

        await RevealAsync(host, made.GetProperty("application").GetProperty("id").GetString()!);

        // A killed host goes on from the head that it left.
        await host.KillAsync();
        await host.StartAsync();
        await SealedAsync(host, rows: 11);
    }

    /// <summary>A sensitive value is shown in full by permission alone, for an acknowledged purpose in force, and not before who, whose, which, why and what for are in the trail (DOC-23, ACC-06).</summary>
    private static async Task RevealAsync(EndToEndHost host, string application)
    {
        const string Reveal = """
            mutation($input: RevealApplicationValueInput!) { revealApplicationValue(input: $input) { value errors { ... on Error { code } ... on InvalidInputError { field } ... on DataUseNotAcknowledgedError { dataUse version } } } }
            """;
        const string Acknowledge = """mutation { acknowledgeDataUse(input: { code: "merchant-contact", version: 1 }) { dataUse { acknowledgedAt } errors { ... on Error { code } } } }""";
        object Input(string id, string reason, string dataUse) => new { input = new { applicationId = id, field = "CONTACT_PHONE", dataUse, reason } };
        async Task<JsonElement> AskAsync(string id, string reason, string dataUse = "merchant-contact") => (await host.Client.DataAsync("reviewer", Reveal, Input(id, reason, dataUse))).GetProperty("revealApplicationValue");
        static JsonElement Error(JsonElement payload) => Assert.Single(payload.GetProperty("errors").EnumerateArray());

        var refused = await host.Client.SendAsync("uploader", Reveal, Input(application, "To call back.", "merchant-contact"));
        Assert.Equal("AUTH_NOT_AUTHORIZED", refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"code":"INVALID_INPUT","field":"reason"}""", Error(await AskAsync(application, " ")).GetRawText());
        Assert.Equal("""{"code":"INVALID_INPUT","field":"dataUse"}""", Error(await AskAsync(application, "To call back.", "curiosity")).GetRawText());
        Assert.Equal("""{"code":"DATA_USE_NOT_ACKNOWLEDGED","dataUse":"merchant-contact","version":1}""", Error(await AskAsync(application, "To call back.")).GetRawText());
        await host.Client.DataAsync("reviewer", Acknowledge);
        Assert.Equal("NOT_FOUND", Error(await AskAsync(NodeIdOf(Guid.NewGuid()), "To call back.")).GetProperty("code").GetString());
        Assert.Equal("13812345678", (await AskAsync(application, "To call back.")).GetProperty("value").GetString());

        await SealedAsync(host, rows: 11);
        var by = new Modular.GraphQL.NodeId("User", DemoUsers.Reviewer.Id).ToString();
        foreach (var (of, user, dataUse, found) in new[]
        {
            (null, null, null, 1), (application, by, "merchant-contact", 1), (NodeIdOf(Guid.NewGuid()), null, null, 0), ("no id", null, null, 0),
            (null, new Modular.GraphQL.NodeId("User", DemoUsers.Admin.Id).ToString(), null, 0), (null, by, "merchant-check", 0), (null, by, "merchant", 0),
        })
        {
            var rows = (await host.Client.DataAsync("admin", Reveals, new { of, user, dataUse })).GetProperty("reveals").GetProperty("nodes").EnumerateArray().ToList();
            Assert.Equal(found, rows.Count);
            Assert.All(rows, row => Assert.Equal(
                (DemoUsers.Reviewer.Id, "MerchantApplication", "To call back.", """{"field":"CONTACT_PHONE","dataUse":"merchant-contact","dataUseVersion":1}"""),
                (row.GetProperty("actorId").GetGuid(), row.GetProperty("what").GetString()!, row.GetProperty("reason").GetString()!, row.GetProperty("reveal").GetRawText())));
        }

        Assert.Equal("AUTH_NOT_AUTHORIZED", (await host.Client.SendAsync("supervisor", Reveals)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private const string Reveals = """
        query($of: ID, $user: ID, $dataUse: String) { reveals(module: "Merchants", subjectId: $of, userId: $user, dataUse: $dataUse) { nodes { actorId what key reason reveal { field dataUse dataUseVersion } } } }
        """;

    private static string NodeIdOf(Guid application) => new Modular.GraphQL.NodeId("MerchantApplication", application).ToString();

    private static async Task SealedAsync(EndToEndHost host, int rows = 10)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        JsonElement found;
        while ((found = (await host.Client.DataAsync("admin", Verify)).GetProperty("verifyAudit")).GetProperty("unsealed").GetInt64() > 0)
            await Task.Delay(50, limit.Token);
        Assert.True(found.GetProperty("isValid").GetBoolean() && found.GetProperty("rows").GetInt64() == rows, found.ToString());
    }
}
