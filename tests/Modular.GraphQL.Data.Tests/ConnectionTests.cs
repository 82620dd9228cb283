using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Tests.Shop;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests;

/// <summary>The attributes as a client meets them: through the engine, on a real database.</summary>
public abstract class ConnectionTests(DatabaseKind kind) : DatabaseTests(kind,
    Merchant("Alpha", 0, score: 3, city: "Hangzhou", documents: ["licence", "contract"]),
    Merchant("beta", 1, score: null, nickname: "B", documents: ["licence"]),
    Merchant("Gamma", 2, score: 1, city: "Ningbo"),
    Merchant("gone", 3, score: 9, status: MerchantStatus.Removed),
    Merchant("delta", 4, score: 3, documents: ["contract"]))
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [DatabaseTheory]
    [InlineData("{ merchants { nodes { legalName } } }", 1)]
    [InlineData("{ merchants { edges { cursor node { legalName } } pageInfo { hasNextPage endCursor } } }", 1)]
    [InlineData("{ merchants { nodes { legalName } totalCount } }", 2)]
    [InlineData("{ merchants { totalCount } }", 1)]
    [InlineData("{ merchants { pageInfo { hasNextPage } } }", 1)]
    [InlineData("{ merchants { edges { __typename } } }", 1)]
    [InlineData("{ merchants { __typename } }", 0)]
    [InlineData("{ merchants { nodes { city { name } documents { kind } } } }", 1)]
    [InlineData("{ merchants { nodes { city { name } documents { kind } remarks { text } } } }", 3)]
    [InlineData("{ projectedMerchants { nodes { city { name } documents { kind } } } }", 2)]
    [InlineData("{ merchants { nodes { referredBy { legalName } } } }", 2)]
    public async Task The_number_of_statements_follows_from_the_selection_alone(string document, int statements)
    {
        for (var i = 0; i < 3; i++)
        {
            Database.Statements.Clear();
            await Schema.DataAsync(document);
        }

        Assert.Equal(statements, Database.Statements.Count);
    }

    [DatabaseFact]
    public async Task Without_an_order_the_resolver_s_order_stands_and_its_condition_holds()
    {
        var data = await Schema.DataAsync("{ merchants { nodes { legalName } totalCount pageInfo { hasNextPage hasPreviousPage } } }");
        Assert.Equal(["delta", "Gamma", "beta", "Alpha"], Names(data));
        Assert.Equal("4,false,false", $"{data["merchants"]!["totalCount"]},{data["merchants"]!["pageInfo"]!["hasNextPage"]},{data["merchants"]!["pageInfo"]!["hasPreviousPage"]}");
    }

    [DatabaseTheory]
    [InlineData("[{ legalName: ASC }]", "Alpha Gamma beta delta")]
    [InlineData("[{ score: ASC }, { legalName: DESC }]", "beta Gamma delta Alpha")]
    [InlineData("[{ score: DESC }, { legalName: ASC }]", "Alpha delta Gamma beta")]
    [InlineData("[{ city: { name: DESC } }, { legalName: ASC }]", "Gamma Alpha beta delta")]
    [InlineData("[{ deposit: { amount: ASC } }, { score: ASC }, { legalName: ASC }]", "beta Gamma Alpha delta")]
    public async Task The_client_s_order_takes_the_place_of_the_resolver_s(string order, string expected)
    {
        Assert.Equal(expected.Split(' '), Names(await Schema.DataAsync($"{{ merchants(order: {order}) {{ nodes {{ legalName }} }} }}")));
        var forward = await WalkAsync(order, "first", "after", "hasNextPage", "endCursor");
        Assert.Equal(expected.Split(' '), forward);
        var backward = await WalkAsync(order, "last", "before", "hasPreviousPage", "startCursor");
        Assert.Equal(expected.Split(' ').Reverse(), backward);
    }

    [DatabaseTheory]
    [InlineData("{}", "delta Gamma beta Alpha")]
    [InlineData("{ legalName: { eq: \"Beta\" } }", "")]
    [InlineData("{ legalName: { startsWith: \"d\" } }", "delta")]
    [InlineData("{ legalName: { startsWith: \"D\" } }", "")]
    [InlineData("{ legalName: { contains: \"a\", neq: \"delta\" } }", "Gamma beta Alpha")]
    [InlineData("{ score: { eq: null } }", "beta")]
    [InlineData("{ score: { neq: 3 } }", "Gamma beta")]
    [InlineData("{ score: { in: [1, null] } }", "Gamma beta")]
    [InlineData("{ score: { gte: 1, lt: 3 } }", "Gamma")]
    [InlineData("{ status: { in: [REMOVED] } }", "")]
    [InlineData("{ appliedAt: { gt: \"2026-01-03T00:00:00Z\" } }", "delta")]
    [InlineData("{ deposit: { currency: { eq: \"CNY\" }, amount: { gt: 0 } } }", "")]
    [InlineData("{ city: { name: { startsWith: \"Hang\" } } }", "Alpha")]
    [InlineData("{ city: { name: { neq: \"Hangzhou\" } } }", "Gamma")]
    [InlineData("{ documents: { some: { kind: { eq: \"licence\" } } } }", "beta Alpha")]
    [InlineData("{ documents: { all: { kind: { eq: \"licence\" } } } }", "Gamma beta")]
    [InlineData("{ documents: { none: { kind: { eq: \"licence\" } } } }", "delta Gamma")]
    [InlineData("{ documents: { any: false } }", "Gamma")]
    [InlineData("{ documents: { any: true, all: { kind: { eq: \"licence\" } } } }", "beta")]
    [InlineData("{ or: [{ legalName: { eq: \"Alpha\" } }, { and: [{ score: { eq: 3 } }, { legalName: { eq: \"delta\" } }] }] }", "delta Alpha")]
    [InlineData("{ legalName: { contains: \"a\" }, or: [{ score: { eq: 1 } }, { nickname: { eq: \"B\" } }] }", "Gamma beta")]
    [InlineData("{ or: [{}, { score: { eq: 1 } }] }", "delta Gamma beta Alpha")]
    [InlineData("{ or: [] }", "")]
    [InlineData("{ and: [] }", "delta Gamma beta Alpha")]
    public async Task A_filter_finds_what_it_says(string where, string expected) =>
        Assert.Equal(expected, string.Join(' ', Names(await Schema.DataAsync($"{{ merchants(where: {where}) {{ nodes {{ legalName }} }} }}"))));

    [DatabaseFact]
    public async Task Ids_are_compared_with_as_theSchema_gives_them()
    {
        var data = await Schema.DataAsync("{ merchants { nodes { id legalName } } }");
        var id = data["merchants"]!["nodes"]![1]!["id"]!.GetValue<string>();
        const string byId = "query($id: ID!) { merchants(where: { id: { in: [$id] } }) { nodes { legalName } } }";
        Assert.Equal(["Gamma"], Names(await Schema.DataAsync(byId, new { id })));
        Assert.Equal((ErrorCodes.BadUserInput, true), await ErrorAsync(byId, new { id = "nonsense" }));
    }

    [DatabaseFact]
    public async Task Another_value_in_the_same_filter_and_page_meets_the_same_statement_and_plan()
    {
        const string document = """
            query($name: String, $after: String, $score: Int) {
              merchants(first: 1, after: $after, where: { legalName: { startsWith: $name }, score: { gte: $score } }) { nodes { legalName } pageInfo { endCursor } }
            }
            """;
        var first = await Schema.DataAsync("{ merchants(first: 2) { edges { cursor } } }");
        var cursors = first["merchants"]!["edges"]!.AsArray().Select(e => e!["cursor"]!.GetValue<string>()).ToList();
        Database.Statements.Clear();
        await Schema.DataAsync(document, new { name = "A", score = 1, after = cursors[0] });
        await Schema.DataAsync(document, new { name = "Bc", score = 2, after = cursors[1] });
        var compiled = Database.Compilations;
        await Schema.DataAsync(document, new { name = "x", score = -1, after = cursors[0] });
        Assert.Equal(3, Database.Statements.Count);
        Assert.Single(Database.Statements.Distinct());
        Assert.Equal(compiled, Database.Compilations);
        // Another condition is another query, so the count does count.
        await Schema.DataAsync(document.Replace("gte", "lte", StringComparison.Ordinal), new { name = "x", score = -1, after = cursors[0] });
        Assert.NotEqual(compiled, Database.Compilations);
    }

    [DatabaseTheory]
    [InlineData("first: 51", ErrorCodes.BadUserInput)]
    [InlineData("last: -1", ErrorCodes.BadUserInput)]
    [InlineData("first: 1, last: 1", ErrorCodes.BadUserInput)]
    [InlineData("after: \"nonsense\"", ErrorCodes.BadUserInput)]
    [InlineData("order: [{ legalName: ASC, score: ASC }]", ErrorCodes.BadUserInput)]
    [InlineData("order: [{}]", ErrorCodes.BadUserInput)]
    [InlineData("order: [{ score: null }]", ErrorCodes.BadUserInput)]
    [InlineData("where: { score: null }", ErrorCodes.BadUserInput)]
    [InlineData("where: { score: { gt: null } }", ErrorCodes.BadUserInput)]
    [InlineData("where: { or: null }", ErrorCodes.BadUserInput)]
    [InlineData("where: { documents: { any: null } }", ErrorCodes.BadUserInput)]
    [InlineData("where: { documents: { some: null } }", ErrorCodes.BadUserInput)]
    public async Task What_cannot_be_answered_is_refused_before_the_database_is_asked(string arguments, string code)
    {
        Assert.Equal((code, true), await ErrorAsync($"{{ merchants({arguments}) {{ nodes {{ legalName }} }} }}"));
        Assert.Empty(Database.Statements);
    }

    /// <summary>At most 200 conditions: the list, each of its alternatives and what this holds, and the one on the score.</summary>
    [DatabaseTheory]
    [InlineData(99, null)]
    [InlineData(100, ErrorCodes.LimitExceeded)]
    public async Task A_filter_has_a_limit_of_conditions(int alternatives, string? code)
    {
        const string document = "query($or: [MerchantFilterInput!]) { merchants(where: { or: $or, score: { gt: 0 } }) { totalCount } }";
        var or = Enumerable.Range(0, alternatives).Select(i => new { legalName = new { eq = $"name {i}" } });
        var response = await Schema.RunAsync(document, new { or });
        Assert.Equal(code, (string?)response["errors"]?[0]?["extensions"]?["code"]);
    }

    /// <summary>However long a filter or order is, it is refused and does not overflow the stack.</summary>
    [DatabaseTheory]
    [InlineData("query($v: [MerchantFilterInput!]) { merchants(where: { and: $v }) { totalCount } }", "{\"or\":[]}")]
    [InlineData("query($v: [MerchantFilterInput!]) { merchants(where: { or: $v }) { totalCount } }", "{\"city\":{\"name\":{\"eq\":null}}}")]
    [InlineData("query($v: [MerchantFilterInput!]) { merchants(where: { and: $v }) { totalCount } }", "{\"documents\":{\"some\":{}}}")]
    [InlineData("query($v: [MerchantSortInput!]) { merchants(order: $v) { totalCount } }", "{\"score\":\"ASC\"}")]
    public async Task A_very_long_filter_or_order_is_refused(string document, string item)
    {
        var response = await Schema.RunAsync(document, new { v = Enumerable.Repeat(JsonNode.Parse(item), 20_000).Select(n => n!.DeepClone()) });
        Assert.Equal(ErrorCodes.LimitExceeded, (string?)response["errors"]?[0]?["extensions"]?["code"]);
        Assert.Empty(Database.Statements);
    }

    [DatabaseFact]
    public async Task A_cursor_is_good_only_for_its_order()
    {
        var data = await Schema.DataAsync("{ merchants(first: 1) { pageInfo { endCursor } } }");
        var after = data["merchants"]!["pageInfo"]!["endCursor"]!.GetValue<string>();
        var response = await Schema.RunAsync("query($after: String) { merchants(after: $after, order: [{ score: ASC }]) { nodes { id } } }", new { after });
        Assert.Contains("another order", response["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Resolvers_get_what_they_require_and_those_that_say_nothing_get_everything()
    {
        var data = await Schema.DataAsync("{ projectedMerchants(order: [{ legalName: ASC }], first: 1) { nodes { greeting } } }");
        Assert.Equal("Alpha//", data["projectedMerchants"]!["nodes"]![0]!["greeting"]!.GetValue<string>());
        Assert.DoesNotContain("Score", Assert.Single(Database.Statements), StringComparison.Ordinal);
        data = await Schema.DataAsync("{ projectedMerchants(order: [{ legalName: ASC }], first: 1) { nodes { everything title documents { kind } } } }");
        Assert.Equal("Alpha/3", data["projectedMerchants"]!["nodes"]![0]!["everything"]!.GetValue<string>());
        Assert.Equal(2, data["projectedMerchants"]!["nodes"]![0]!["documents"]!.AsArray().Count);
    }

    [DatabaseFact]
    public async Task Cancelling_the_request_reaches_the_statement()
    {
        using var source = new CancellationTokenSource();
        Database.Reading = statement =>
        {
            source.Cancel();
            Assert.True(statement.IsCancellationRequested);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Schema.RunAsync("{ merchants { nodes { legalName } } }", cancellation: source.Token));
    }

    private async Task<List<string>> WalkAsync(string order, string size, string from, string more, string edge)
    {
        var names = new List<string>();
        for (string? cursor = null; ;)
        {
            var data = await Schema.DataAsync(
                $"query($cursor: String) {{ merchants(order: {order}, {size}: 1, {from}: $cursor) {{ nodes {{ legalName }} pageInfo {{ {more} {edge} }} }} }}", new { cursor });
            names.AddRange(Names(data));
            if (!data["merchants"]!["pageInfo"]![more]!.GetValue<bool>())
                return names;
            cursor = data["merchants"]!["pageInfo"]![edge]!.GetValue<string>();
        }
    }

    private async Task<(string? Code, bool IsNull)> ErrorAsync(string document, object? variables = null)
    {
        var response = await Schema.RunAsync(document, variables);
        return ((string?)response["errors"]?[0]?["extensions"]?["code"], response["data"]?["merchants"] is null);
    }

    private static IEnumerable<string> Names(JsonNode data) =>
        data["merchants"]!["nodes"]!.AsArray().Select(n => n!["legalName"]!.GetValue<string>());

    private static Merchant Merchant(
        string name, int day, int? score, MerchantStatus status = MerchantStatus.Active, string? nickname = null, string? city = null, string[]? documents = null) =>
        new Merchant(new MerchantId(Guid.NewGuid()), name)
        {
            AppliedAt = Start.AddDays(day),
            Score = score,
            Status = status,
            Nickname = nickname,
            ReferredById = new MerchantId(Guid.Empty),
            City = city is null ? null : new City { Id = new(Guid.NewGuid()), Name = city },
        }.With([.. (documents ?? []).Select(d => new Document { Kind = d })]);
}

public sealed class ConnectionTestsOnSqlite() : ConnectionTests(DatabaseKind.Sqlite)
{
    [Fact]
    public async Task A_page_is_found_by_the_index_and_not_sorted()
    {
        await Schema.DataAsync("{ merchants(first: 1) { edges { cursor node { legalName } } } }");
        var cursor = (await Schema.DataAsync("{ merchants(first: 1) { pageInfo { endCursor } } }"))["merchants"]!["pageInfo"]!["endCursor"]!.GetValue<string>();
        Database.Statements.Clear();
        await Schema.DataAsync("query($after: String) { merchants(after: $after) { nodes { legalName } } }", new { after = cursor });
        await using var db = Database.Open();
        // The plan depends on the statement alone, so that any values do.
        var explain = $"EXPLAIN QUERY PLAN {Regex.Replace(Assert.Single(Database.Statements), "@\\w+", "1")}";
        var plan = await db.Database.SqlQueryRaw<PlanStep>(explain).ToListAsync();
        Assert.Contains(plan, s => s.Detail.Contains("USING INDEX IX_Merchants_AppliedAt_Id (AppliedAt<?", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, s => s.Detail.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private sealed record PlanStep(int Id, int Parent, string Detail);
}

[NeedsPostgres]
public sealed class ConnectionTestsOnPostgres() : ConnectionTests(DatabaseKind.Postgres);
