using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;
using Modular.Host.Tests.Startup;

namespace Modular.Host.Tests.Spine;

/// <summary>One query over seven modules costs a number of statements that no number of rows raises; counted at the collector that the running host reports to.</summary>
public sealed partial class CrossModuleQueryTests
{
    /// <summary>At most.</summary>
    private const int Statements = 21;
    private const string Exported = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    private const string Query = """
        query($merchants: Int, $each: Int) {
          merchants(first: $merchants) { nodes {
            name
            orders(first: $each) { nodes { number status total { formatted } lines { quantity product { title variants { stock { available } } } } screening { verdict } } }
            statements(first: $each) { nodes { period status closing { formatted } lines(first: 3) { nodes { amount { formatted } order { number } } } } }
            findings(first: $each) { nodes { faultCode status product { title } trail { kind product { title } ledgerEntry { kind } scoreAdjustment { points } risk { level } } } }
            risks(first: $each) { nodes { title level } } } } }
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task Seven_modules_answer_with_as_many_statements_for_some_rows_as_for_all(DatabaseKind on)
    {
        var received = new ConcurrentDictionary<string, string>();
        await using var collector = await TelemetryExportTests.CollectorAsync(received);
        await using var host = await EndToEndHost.ReadyOnAsync(on, "--Demo:Data=small", "--GraphQL:MaxCost=1000000", $"--OpenTelemetry:Endpoint={collector.Urls.Single()}");
        await host.StartAsync();
        await Aftermath.UntilAsync(async () => (await host.Client.DataAsync("admin", "{ statements(where: { status: { eq: PAID } }) { totalCount } screeningDecisions { totalCount } }")) is var there
            && there.EnumerateObject().All(f => f.Value.GetProperty("totalCount").GetInt32() > 0), () => "The demo data are not there.");
        // The first one also makes connections.
        await AskAsync(host.Client, 1, 1);
        var (few, many) = (await AskAsync(host.Client, 5, 5), await AskAsync(host.Client, 10, 50));
        await host.StopAsync();

        var spans = received.GetValueOrDefault(Exported, "");
        // Loads of one kind from two places are one statement where they come at the same moment; there is nothing else that their number may depend on.
        Assert.All([StatementsOf(spans, few), StatementsOf(spans, many)], statements => Assert.InRange(statements, Statements - 3, Statements));
    }

    /// <summary>Asks, and gives the trace's id.</summary>
    private static async Task<string> AskAsync(GraphQLClient client, int merchants, int each)
    {
        // Who asks is remembered for two seconds, and so is no part of what is counted.
        await client.DataAsync("admin", "{ viewer { permissions } }");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Query, variables = new { merchants, each } }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await client.TokenAsync("admin"));
        using var answer = await client.Http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(body.TryGetProperty("errors", out var errors), $"{errors}");
        // Something of each module is there.
        Assert.All(["\"number\"", "\"available\"", "\"closing\"", "\"faultCode\"", "\"SAMPLE_DRAWN\""], part => Assert.Contains(part, body.ToString(), StringComparison.Ordinal));
        return answer.Headers.GetValues("X-Correlation-Id").Single();
    }

    // A span begins with its trace's id and its own, as fields 1 and 2 of its message.
    private static int StatementsOf(string spans, string trace)
    {
        var id = Encoding.Latin1.GetString(Convert.FromHexString(trace));
        return SpanStart().Split(spans).Count(s => s.StartsWith(id, StringComparison.Ordinal) && s.Contains("db.query.text", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\x0a\x10(?=.{16}\x12\x08)", RegexOptions.Singleline)]
    private static partial Regex SpanStart();
}
