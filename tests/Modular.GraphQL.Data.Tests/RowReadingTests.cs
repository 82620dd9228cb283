using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Rows;
using Modular.GraphQL.Data.Tests.Shop;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests;

/// <summary>
/// What comes again is read past EF Core's materialisation, by statements that are ready. Neither may ever answer otherwise than EF Core,
/// which answers the first time.
/// </summary>
public abstract class RowReadingTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly string[] Selections =
    [
        "id legalName nickname status previousStatus score rating activeSince isVerified deposit { amount currency }",
        "legalName city { name population } documents { kind pages note } remarks { text }",
        "documents { id kind } city { id } referredBy { id }",
        "score documents { pages } remarks { id text } deposit { currency }",
    ];

    [DatabaseFact]
    public async Task The_answer_to_a_repeated_request_is_the_first_one()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            Database.Clear();
            var random = new Random(seed);
            City[] cities = [.. Enumerable.Range(0, 3).Select(i => new City { Id = new(Guid.NewGuid()), Name = $"City {i}", Population = i == 0 ? null : i })];
            Database.Add(RandomMerchants.Make(random, 25, cities));
            foreach (var selection in Selections)
            {
                // A comment makes it a document that was never sent before.
                var document = $"# {Guid.NewGuid()}\n{{ manyMerchants(first: 20) {{ edges {{ cursor node {{ {selection} }} }} pageInfo {{ hasNextPage }} }} }}";
                var first = Sorted(await Schema.DataAsync(document));
                for (var again = 0; again < 3; again++)
                    Assert.Equal(first, Sorted(await Schema.DataAsync(document)));
            }
        }
    }

    [DatabaseFact]
    public async Task A_prepared_statement_takes_the_values_of_each_request()
    {
        Database.Add([.. Enumerable.Range(0, 20).Select(i => new Merchant(new MerchantId(Guid.NewGuid()), $"M{i}") { Score = i })]);
        for (var i = 0; i < 20; i++)
        {
            var found = await Schema.DataAsync("query ($name: String!) { merchantByName(name: $name) { legalName score } }", new { name = $"M{i}" });
            Assert.Equal(i, (int?)found["merchantByName"]!["score"]);
        }

        Assert.Null((await Schema.DataAsync("query ($name: String!) { merchantByName(name: $name) { legalName score } }", new { name = "nobody" }))["merchantByName"]);
        Assert.Single(Database.Statements.Skip(2).Distinct());
    }

    [DatabaseFact]
    public void Only_queries_whose_values_EF_would_take_as_they_are_have_a_form()
    {
        using var db = Database.Open();
        var name = "A";
        var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        MerchantId? referrer = null;
        Assert.NotNull(QueryForm.Of(db.Merchants));
        Assert.Equal(["A"], QueryForm.Of(db.Merchants.Where(m => m.LegalName == name))!.Values);
        Assert.NotNull(QueryForm.Of(db.Merchants.Where(m => m.Documents.Any(d => d.Kind == name)).OrderBy(m => m.LegalName.Length)));
        Assert.All<IQueryable<Merchant>>(
        [
            db.Merchants.Where(m => m.LegalName == Threshold.Name),
            db.Merchants.Where(m => m.AppliedAt > at.AddDays(-7)),
            db.Merchants.Where(m => m.LegalName == name.Trim()),
            db.Merchants.Where(m => m.Id == new MerchantId(Guid.Empty)),
            db.Merchants.Where(m => m.AppliedAt < DateTime.UtcNow),
            db.Merchants.Where(m => m.ReferredById == referrer),
            db.Merchants.IgnoreQueryFilters(),
            db.Merchants.Where(m => db.Merchants.IgnoreQueryFilters().Any(o => o.LegalName == m.LegalName)),
        ], query => Assert.Null(QueryForm.Of(query)));
    }

    /// <summary>EF Core lifts filters for the whole query wherever that is said; collections read apart would keep theirs.</summary>
    [DatabaseFact]
    public void Lifted_filters_are_found_wherever_they_stand()
    {
        using var db = Database.Open();
        var unfiltered = db.Merchants.IgnoreQueryFilters();
        Assert.False(QueryFilters.AreIgnoredIn(db.Merchants.Where(m => m.Score > 1)));
        Assert.All<IQueryable>(
        [
            unfiltered.Where(m => m.Score > 1).OrderBy(m => m.Id),
            db.Merchants.Concat(unfiltered),
            db.Merchants.Where(m => unfiltered.Any(o => o.LegalName == m.LegalName)),
        ], query => Assert.True(QueryFilters.AreIgnoredIn(query)));
    }

    [DatabaseFact]
    public void Forms_differ_where_queries_do_more_than_take_other_values()
    {
        using var db = Database.Open();
        using var other = Database.Open();
        Assert.Equal(Key(Named(db, "A")), Key(Named(other, "B")));
        Assert.NotEqual(Key(db.Merchants.Where(m => m.Score == 1)), Key(db.Merchants.Where(m => m.Score == 2)));
        Assert.NotEqual(Key(db.Merchants.Where(m => m.Score > 1)), Key(db.Merchants.Where(m => m.Score < 1)));
        Assert.NotEqual(Key(db.Merchants.OrderBy(m => m.Score)), Key(db.Merchants.OrderByDescending(m => m.Score)));
        Assert.NotEqual(new ReaderKey(this, QueryForm.Of(db.Merchants)!.Expression), new ReaderKey(new object(), QueryForm.Of(db.Merchants)!.Expression));
    }

    [DatabaseFact]
    public void A_query_is_recognised_by_the_form_of_its_own_kind_alone()
    {
        using var db = Database.Open();
        using var other = Database.Open();
        IQueryable<Merchant>[] Queries(ShopDb db, string name, int score) =>
        [
            db.Merchants,
            db.Merchants.Where(m => m.LegalName == name),
            db.Merchants.Where(m => m.LegalName != name),
            db.Merchants.Where(m => m.Nickname == name),
            db.Merchants.Where(m => m.LegalName == "A"),
            db.Merchants.Where(m => m.LegalName == "B"),
            db.Merchants.Where(m => m.LegalName == name && m.Score == score),
            db.Merchants.Where(m => m.LegalName == name).Where(m => m.Score == score),
            db.Merchants.Where(m => m.Documents.Any(d => d.Kind == name)),
            db.Merchants.Where(m => m.Documents.All(d => d.Kind == name)),
            db.Merchants.Where(m => m.Score > score).OrderBy(m => m.Score),
            db.Merchants.Where(m => m.Score > score).OrderByDescending(m => m.Score),
            db.Merchants.Where(m => m.Documents.Any(d => m.LegalName == name)),
        ];
        var (known, found) = (Queries(db, "A", 1), Queries(other, "B", 2));
        for (var k = 0; k < known.Length; k++)
        {
            var form = QueryForm.Of(known[k])!.WithoutValues();
            for (var f = 0; f < found.Length; f++)
            {
                var values = FormMatch.ValuesOf(found[f], form);
                Assert.True(k == f ? values?.SequenceEqual(QueryForm.Of(found[f])!.Values) == true : values is null, $"{found[f].Expression} as {form.Expression}");
            }
        }

        string? nobody = null;
        Assert.Null(FormMatch.ValuesOf(db.Merchants.Where(m => m.LegalName == nobody), QueryForm.Of(known[1])!));
    }

    private static IQueryable<Merchant> Named(ShopDb db, string name) => db.Merchants.Where(m => m.LegalName == name);

    private ReaderKey Key(IQueryable query) => new(this, QueryForm.Of(query)!.Expression);

    // EF Core leaves the order of a collection to the database.
    private static string Sorted(JsonNode node)
    {
        foreach (var edge in node["manyMerchants"]!["edges"]!.AsArray())
        {
            foreach (var list in new[] { "documents", "remarks" })
            {
                if (edge!["node"]![list] is JsonArray items)
                    edge["node"]![list] = new JsonArray([.. items.Select(i => i!.ToJsonString()).Order(StringComparer.Ordinal).Select(i => JsonNode.Parse(i))]);
            }
        }

        return node.ToJsonString();
    }

    private static class Threshold
    {
        public static string Name { get; } = "A";
    }
}

public sealed class RowReadingTestsOnSqlite() : RowReadingTests(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class RowReadingTestsOnPostgres() : RowReadingTests(DatabaseKind.Postgres);
