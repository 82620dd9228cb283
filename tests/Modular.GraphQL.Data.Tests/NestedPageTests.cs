using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Tests.Shop;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests;

/// <summary>What the database gives each of many parents at once is what memory gives for each of them alone.</summary>
public abstract class NestedPageTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly string?[] Filters =
        [null, "{ pages: { gte: 1 } }", "{ pages: { eq: null } }", "{ or: [{ kind: { startsWith: \"a\" } }, { pages: { in: [0, null] } }] }"];

    private static readonly (string? Order, Comparison<Document> Compare)[] Orders =
    [
        (null, By(d => d.Kind)),
        ("[{ pages: ASC }]", By(d => d.Pages)),
        ("[{ pages: DESC }, { kind: ASC }]", Then(Reversed(By(d => d.Pages)), By(d => d.Kind))),
        ("[{ kind: DESC }]", Then(Reversed(By(d => d.Kind)), Reversed(By(d => d.Id)))),
        ("[{ note: ASC }, { pages: DESC }]", Then(By(d => d.Note), Then(Reversed(By(d => d.Pages)), Reversed(By(d => d.Id))))),
    ];

    /// <summary>Pages, segments, lists and first elements, filtered and sorted, forward and backward, from cursors that any of the parents gave.</summary>
    [DatabaseFact]
    public void Every_parent_gets_the_rows_that_it_would_have_got_alone()
    {
        var cases = from seed in Gen.Choose(0, int.MaxValue)
                    from parents in Gen.Elements(1, 2, 10, 25)
                    from filter in Gen.Choose(0, Filters.Length - 1)
                    from order in Gen.Choose(0, Orders.Length - 1)
                    from size in Gen.Choose(0, 4)
                    from backward in ArbMap.Default.GeneratorFor<bool>()
                    from cursor in ArbMap.Default.GeneratorFor<bool>()
                    select (seed, parents, filter, order, size, backward, cursor);
        Prop.ForAll(cases.ToArbitrary(), c => CompareAsync(new Random(c.seed), c.parents, c.filter, c.order, c.size, c.backward, c.cursor).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20261121, 7));
    }

    private async Task CompareAsync(Random random, int parents, int filter, int order, int size, bool backward, bool withCursor)
    {
        Database.Clear();
        Database.Add(RandomMerchants.Make(random, parents));
        var all = await AllAsync();
        var compare = Then(Orders[order].Compare, By(d => d.Id));
        var arguments = $"{(Filters[filter] is { } where ? $", where: {where}" : "")}{(Orders[order].Order is { } by ? $", order: {by}" : "")}";
        var (start, cursor) = withCursor ? await CursorAsync(random, arguments) : (null, null);
        var page = backward ? $"last: {size}, before: $cursor" : $"first: {size}, after: $cursor";
        var data = await Schema.DataAsync(
            $$"""
            query($cursor: String, $skip: Int) {
              manyMerchants(first: 500) { nodes {
                id
                papers({{page}}{{arguments}}) { totalCount nodes { id kind } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
                paperSegment(skip: $skip, take: {{size}}{{arguments}}) { items { id kind } pageInfo { hasNextPage hasPreviousPage } totalCount }
                paperList(first_) { id kind }
                firstPaper(first_) { id kind }
              } }
            }
            """.Replace("first_", arguments.Length > 0 ? arguments[2..] : "", StringComparison.Ordinal).Replace("()", "", StringComparison.Ordinal),
            new { cursor, skip = size / 2 });

        foreach (var merchant in data["manyMerchants"]!["nodes"]!.AsArray())
        {
            var own = all.Where(d => NodeId.Of(d.MerchantId).ToString() == merchant!["id"]!.GetValue<string>() && Holds(filter, d)).ToList();
            own.Sort(compare);
            var range = own.Where(d => start is null || (backward ? compare(d, start) < 0 : compare(d, start) > 0)).ToList();
            var expected = backward ? range.TakeLast(size).ToList() : range.Take(size).ToList();
            var papers = merchant!["papers"]!;
            Assert.Equal(Texts(expected), Texts(papers["nodes"]!));
            Assert.Equal(own.Count, papers["totalCount"]!.GetValue<int>());
            var more = (papers["pageInfo"]!["hasNextPage"]!.GetValue<bool>(), papers["pageInfo"]!["hasPreviousPage"]!.GetValue<bool>());
            Assert.Equal(backward ? (start is not null, range.Count > size) : (range.Count > size, start is not null), more);
            Assert.Equal(papers["edges"]!.AsArray().FirstOrDefault()?["cursor"]?.GetValue<string>(), (string?)papers["pageInfo"]!["startCursor"]);
            Assert.Equal(papers["edges"]!.AsArray().LastOrDefault()?["cursor"]?.GetValue<string>(), (string?)papers["pageInfo"]!["endCursor"]);

            var segment = merchant["paperSegment"]!;
            Assert.Equal(Texts(own.Skip(size / 2).Take(size)), Texts(segment["items"]!));
            Assert.Equal($"{own.Count > size / 2 + size},{size / 2 > 0},{own.Count}".ToLowerInvariant(), $"{segment["pageInfo"]!["hasNextPage"]},{segment["pageInfo"]!["hasPreviousPage"]},{segment["totalCount"]}");
            var list = Orders[order].Order is null ? [.. own.OrderBy(d => d.Id)] : own;
            Assert.Equal(Texts(list), Texts(merchant["paperList"]!));
            Assert.Equal(Texts(own.Take(1)), merchant["firstPaper"] is { } only ? Texts(new JsonArray(only.DeepClone())) : []);
        }
    }

    private async Task<(Document? Start, string? Cursor)> CursorAsync(Random random, string arguments)
    {
        var data = await Schema.DataAsync($"{{ manyMerchants(first: 500) {{ nodes {{ papers(first: 9{arguments}) {{ edges {{ cursor node {{ id }} }} }} }} }} }}");
        var edges = data["manyMerchants"]!["nodes"]!.AsArray().SelectMany(m => m!["papers"]!["edges"]!.AsArray()).ToList();
        if (edges.Count == 0)
            return (null, null);
        var edge = edges[random.Next(edges.Count)]!;
        var all = await AllAsync();
        return (all.Single(d => d.Id == edge["node"]!["id"]!.GetValue<Guid>()), edge["cursor"]!.GetValue<string>());
    }

    private async Task<List<Document>> AllAsync()
    {
        await using var db = Database.Open();
        return await db.Documents.AsNoTracking().ToListAsync();
    }

    private static bool Holds(int filter, Document document) => filter switch
    {
        0 => true,
        1 => document.Pages >= 1,
        2 => document.Pages is null,
        _ => document.Kind.StartsWith('a') || document.Pages is 0 or null,
    };

    private static IEnumerable<string> Texts(IEnumerable<Document> documents) => documents.Select(d => $"{d.Id} {d.Kind}");

    private static IEnumerable<string> Texts(JsonNode documents) => documents.AsArray().Select(d => $"{d!["id"]} {d["kind"]}");

    // Null comes first; texts compare by code point, which is the order of their UTF-8 bytes.
    private static Comparison<Document> By<T>(Func<Document, T> key) => (left, right) => (key(left), key(right)) switch
    {
        (string a, string b) => System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b)),
        var (a, b) => Comparer<T>.Default.Compare(a, b),
    };

    private static Comparison<Document> Reversed(Comparison<Document> compare) => (left, right) => compare(right, left);

    private static Comparison<Document> Then(Comparison<Document> first, Comparison<Document> second) =>
        (left, right) => first(left, right) is var result and not 0 ? result : second(left, right);
}

public sealed class NestedPageTestsOnSqlite() : NestedPageTests(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class NestedPageTestsOnPostgres() : NestedPageTests(DatabaseKind.Postgres);
