using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Tests.Shop;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests;

/// <summary>Queries below a list of parents: one statement for all of them, and for each the rows that it would have got alone.</summary>
public abstract class NestedQueryTests(DatabaseKind kind) : DatabaseTests(kind)
{
    /// <summary>One statement reads the parents; each nested query takes one more, and one for its count where that is asked for.</summary>
    [DatabaseTheory]
    [InlineData("papers { nodes { kind } }", 2)]
    [InlineData("papers { totalCount nodes { kind } pageInfo { hasNextPage endCursor } }", 3)]
    [InlineData("papers { totalCount }", 2)]
    [InlineData("papers { __typename }", 1)]
    [InlineData("papers(last: 2, where: { kind: { neq: \"a\" } }, order: [{ pages: DESC }]) { edges { cursor node { note } } }", 2)]
    [InlineData("paperSegment(skip: 1, take: 1) { items { kind } pageInfo { hasNextPage } totalCount }", 3)]
    [InlineData("paperList { kind }", 2)]
    [InlineData("paperList(where: { pages: { gt: 0 } }, order: [{ kind: DESC }]) { kind pages }", 2)]
    [InlineData("firstPaper { kind }", 2)]
    [InlineData("referrals { legalName }", 2)]
    [InlineData("papers(first: 1) { nodes { kind } } other: papers(first: 2) { nodes { kind } } firstPaper { kind }", 4)]
    [InlineData("referrals { papers { nodes { kind } } }", 3)]
    [InlineData("referrals { documents { kind } remarks { text } }", 4)]
    public async Task The_number_of_statements_does_not_depend_on_the_number_of_parents(string selection, int statements)
    {
        var first = new MerchantId(new Guid(0, 0, 1, new byte[8]));
        Database.Add([new Merchant(first, "first") { ReferredById = first }, .. RandomMerchants.Make(new Random(3), 200)]);
        var texts = new List<string>();
        foreach (var parents in new[] { 1, 10, 200 })
        {
            Database.Statements.Clear();
            await Schema.DataAsync($"{{ manyMerchants(first: {parents}) {{ nodes {{ {selection} }} }} }}");
            Assert.Equal(statements, Database.Statements.Count);
            texts.Add(string.Join('\n', Database.Statements.Order(StringComparer.Ordinal)));
        }

        Assert.Equal(texts[1], texts[2]);
    }

    /// <summary>Parents without the value share one answer; keys of several values, forms of the query and shared parents are told apart.</summary>
    [DatabaseTheory]
    [InlineData("referrals { id }", 1)]
    [InlineData("neighbours { id }", 2)]
    [InlineData("peers(first: 500) { nodes { id } totalCount }", 4)]
    [InlineData("maybePeers(first: 500) { nodes { id } totalCount }", 4)]
    public async Task Parents_are_told_apart_by_the_values_that_the_query_takes_of_them(string field, int statements)
    {
        var merchants = RandomMerchants.Make(new Random(11), 60, [new() { Id = new(Guid.NewGuid()), Name = "a" }, new() { Id = new(Guid.NewGuid()), Name = "b" }])
            .Where(m => m is not { Score: -1, Status: MerchantStatus.Active }).ToArray();
        Database.Add([.. merchants, new Merchant(new(Guid.NewGuid()), "referred") { ReferredById = merchants[0].Id }]);
        await using var db = Database.Open();
        var all = await db.Merchants.AsNoTracking().ToListAsync();
        Database.Statements.Clear();
        var data = await Schema.DataAsync($"{{ manyMerchants(first: 500) {{ nodes {{ id value: {field} }} }} }}");
        Assert.Equal(1 + statements, Database.Statements.Count);
        foreach (var node in data["manyMerchants"]!["nodes"]!.AsArray())
        {
            var parent = all.Single(m => NodeId.Of(m.Id).ToString() == node!["id"]!.GetValue<string>());
            var expected = all.Where(m => Belongs(field.Split(' ', '(')[0], m, parent)).Select(m => NodeId.Of(m.Id).ToString()).Order(StringComparer.Ordinal).ToList();
            var value = node!["value"];
            var rows = value is JsonArray list ? list : value?["nodes"]?.AsArray();
            Assert.Equal(expected, (rows ?? []).Select(n => n!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal));
            Assert.Equal(parent.Status == MerchantStatus.Removed && field.StartsWith("maybe", StringComparison.Ordinal), value is null);
            Assert.Equal(expected.Count, (int?)(value as JsonObject)?["totalCount"] ?? expected.Count);
        }
    }

    private static bool Belongs(string field, Merchant row, Merchant parent) => field switch
    {
        "referrals" => row.ReferredById == parent.Id,
        "neighbours" => row.CityId == parent.CityId,
        "peers" => row.Status == parent.Status && row.Score == parent.Score,
        _ => parent.Status == MerchantStatus.Applied || (parent.Status == MerchantStatus.Active && row.Status == parent.Status),
    };

    /// <summary>What one parent's resolver throws, or has too much of, is that parent's error; the others have their values.</summary>
    [DatabaseTheory]
    [InlineData("maybePeers { totalCount }", 1, ErrorCodes.BadUserInput, "Ask for no peers of it.")]
    [InlineData("onlyPaper { kind }", 1, ErrorCodes.Internal, null)]
    [InlineData("onlyPaper(where: { kind: { eq: \"a\" } }) { kind }", 0, null, null)]
    [InlineData("paperList { kind }", 1, ErrorCodes.LimitExceeded, "The list Merchant.paperList has more than 8 items, which is the most that it gives.")]
    [InlineData("paperList(where: { kind: { eq: \"a\" } }) { kind }", 0, null, null)]
    [InlineData("papers(first: 101) { totalCount }", 3, ErrorCodes.BadUserInput, null)]
    [InlineData("papers(after: \"x\") { totalCount }", 3, ErrorCodes.BadUserInput, "The value of `after` is not a cursor of this server.")]
    [InlineData("paperSegment(skip: -1) { totalCount }", 3, ErrorCodes.BadUserInput, "`skip` must not be negative, but is -1.")]
    [InlineData("untied { kind }", 3, ErrorCodes.Internal, null)]
    public async Task An_error_is_that_of_the_parents_that_it_concerns(string field, int errors, string? code, string? message)
    {
        Database.Add(
            Merchant(-1, MerchantStatus.Active, "a", "b"), Merchant(0, MerchantStatus.Active, "a"), Merchant(2, MerchantStatus.Active));
        if (field.StartsWith("paperList", StringComparison.Ordinal))
            Database.Add(Merchant(3, MerchantStatus.Active, [.. Enumerable.Range(0, 9).Select(i => $"{i}")]));
        var response = await Schema.RunAsync($"{{ manyMerchants {{ nodes {{ value: {field} }} }} }}");
        var found = response["errors"]?.AsArray() ?? [];
        Assert.Equal(errors, found.Count);
        Assert.Equal(errors, response["data"]!["manyMerchants"]!["nodes"]!.AsArray().Count(n => found.Any(e => e!["path"]![2]!.GetValue<int>() == n!.GetElementIndex())));
        Assert.All(found, e => Assert.Equal(code, (string?)e!["extensions"]!["code"]));
        Assert.All(found, e => Assert.Equal(message ?? (string)e!["message"]!, (string)e!["message"]!));
        Assert.DoesNotContain(found, e => code == ErrorCodes.Internal && e!["message"]!.GetValue<string>().Contains("element", StringComparison.Ordinal));
    }

    private static Merchant Merchant(int score, MerchantStatus status, params string[] papers) =>
        new Merchant(new(Guid.NewGuid()), "m") { Score = score, Status = status }.With([.. papers.Select(k => new Document { Kind = k, Pages = 1 })]);
}

public sealed class NestedQueryTestsOnSqlite() : NestedQueryTests(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class NestedQueryTestsOnPostgres() : NestedQueryTests(DatabaseKind.Postgres);
