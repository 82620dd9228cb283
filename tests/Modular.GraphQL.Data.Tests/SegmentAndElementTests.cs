using System.Text.Json.Nodes;
using Modular.GraphQL.Data.Tests.Shop;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests;

/// <summary>Segments by number, single elements and short lists at the root: one statement each, and only the columns that are asked for.</summary>
public abstract class SegmentAndElementTests(DatabaseKind kind) : DatabaseTests(kind,
    [.. "edcba".Select(n => new Merchant(new(Guid.NewGuid()), $"{n}") { Score = n - 'a' })])
{
    [DatabaseTheory]
    [InlineData("", "a b", true, false)]
    [InlineData("(take: 3)", "a b c", true, false)]
    [InlineData("(skip: 2, take: 3)", "c d e", false, true)]
    [InlineData("(skip: 4, take: 3)", "e", false, true)]
    [InlineData("(skip: 2147483647)", "", false, true)]
    [InlineData("(take: 0)", "", true, false)]
    [InlineData("(skip: 1, where: { score: { gt: 1 } })", "d e", false, true)]
    public async Task A_segment_is_counted_out(string arguments, string names, bool hasNext, bool hasPrevious)
    {
        var segment = (await Schema.DataAsync($"{{ merchantSegment{arguments} {{ items {{ legalName }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}"))["merchantSegment"]!;
        Assert.Equal(names, string.Join(' ', segment["items"]!.AsArray().Select(m => m!["legalName"])));
        Assert.Equal((hasNext, hasPrevious), ((bool)segment["pageInfo"]!["hasNextPage"]!, (bool)segment["pageInfo"]!["hasPreviousPage"]!));
        Assert.Single(Database.Statements);
    }

    [DatabaseTheory]
    [InlineData("merchantSegment { __typename }", 0)]
    [InlineData("merchantSegment { totalCount }", 1)]
    [InlineData("merchantSegment { pageInfo { hasNextPage } }", 1)]
    [InlineData("merchantSegment { items { legalName } totalCount }", 2)]
    [InlineData("firstMerchant { legalName }", 1)]
    [InlineData("merchantByName(name: \"a\") { legalName }", 1)]
    [InlineData("shortList(where: { score: { gt: 0 } }) { legalName }", 1)]
    public async Task There_is_one_statement_with_the_columns_that_are_asked_for(string field, int statements)
    {
        await Schema.DataAsync($"{{ {field} }}");
        Assert.Equal(statements, Database.Statements.Count);
        Assert.DoesNotContain(Database.Statements, s => s.Contains("Nickname", StringComparison.Ordinal) || s.Contains("AppliedAt", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task Another_segment_is_the_same_statement()
    {
        await Schema.DataAsync("{ merchantSegment(skip: 1, take: 2) { items { legalName } } }");
        await Schema.DataAsync("{ merchantSegment(skip: 2, take: 1) { items { legalName } } }");
        Assert.Equal(2, Database.Statements.Count);
        Assert.Single(Database.Statements.Distinct());
    }

    [DatabaseTheory]
    [InlineData("firstMerchant { legalName }", "a")]
    [InlineData("firstMerchant(order: [{ score: DESC }]) { legalName }", "e")]
    [InlineData("firstMerchant(where: { score: { gt: 1 } }) { legalName }", "c")]
    [InlineData("firstMerchant(where: { score: { gt: 9 } }) { legalName }", null)]
    [InlineData("merchantByName(name: \"b\") { legalName }", "b")]
    [InlineData("merchantByName(name: \"B\") { legalName }", null)]
    public async Task The_first_or_only_element_is_given_or_null(string field, string? name) =>
        Assert.Equal(name, (string?)(await Schema.DataAsync($"{{ value: {field} }}"))["value"]?["legalName"]);

    /// <summary>Two where one is promised is the server's mistake: the client is not told more than that there is one.</summary>
    [DatabaseTheory]
    [InlineData("merchantByName(name: \"twin\") { id }", ErrorCodes.Internal, "Unexpected error in Query.merchantByName.")]
    [InlineData("shortList { id }", ErrorCodes.LimitExceeded, "The list Query.shortList has more than 4 items, which is the most that it gives.")]
    [InlineData("merchantSegment(skip: -1) { totalCount }", ErrorCodes.BadUserInput, "`skip` must not be negative, but is -1.")]
    [InlineData("merchantSegment(take: -1) { totalCount }", ErrorCodes.BadUserInput, "`take` must not be negative, but is -1.")]
    [InlineData("merchantSegment(take: 4) { totalCount }", ErrorCodes.BadUserInput, "The maximum allowed items per page were exceeded: `take` is 4, at most 3 are given at once.")]
    public async Task What_is_more_than_promised_or_allowed_is_refused(string field, string code, string message)
    {
        Database.Add(new Merchant(new(Guid.NewGuid()), "twin"), new Merchant(new(Guid.NewGuid()), "twin"));
        var error = Assert.Single((await Schema.RunAsync($"{{ {field} }}"))["errors"]!.AsArray())!;
        Assert.Equal((code, message), ((string?)error["extensions"]!["code"], (string?)error["message"]));
    }
}

public sealed class SegmentAndElementTestsOnSqlite() : SegmentAndElementTests(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class SegmentAndElementTestsOnPostgres() : SegmentAndElementTests(DatabaseKind.Postgres);
