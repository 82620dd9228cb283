using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Cost;

/// <summary>A schema in which each kind of field costs something else, and ways to run documents on it.</summary>
internal static class CostFixture
{
    private const string Sdl = """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean! = true) on FIELD_DEFINITION
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        type Query {
          version: String
          shop: Shop
          report: Report @cost(weight: "100")
          goods(first: Int, last: Int): GoodsConnection @listSize(assumedSize: 10, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
          strict(first: Int, last: Int): GoodsConnection @listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes"])
          found: Titled
          search(text: String @cost(weight: "5"), where: Where, all: [Where!], mode: Mode = FAST @cost(weight: "2")): Shop
          weighed: Weighed
          pictures: [Picture]
          either: Either
          moods: [Mood]
          many(ids: [ID!]!): [Shop]! @listSize(slicingArguments: ["ids"])
        }
        type Mutation { close: Shop }
        enum Mode { FAST SLOW }
        enum Mood @cost(weight: "0.25") { GOOD BAD }
        scalar Picture @cost(weight: "3")
        input Where { name: String @cost(weight: "7") not: Where limit: Int = 1 @cost(weight: "1") }
        type Weighed @cost(weight: "4") { name: String picture: Picture }
        union Either = Weighed | Tag
        interface Titled { title: String }
        type Report implements Titled { text: String title: String }
        type Shop implements Titled { name: String title: String label: String broken: Int! address: Address tags: [Tag] few: [Tag] @listSize(assumedSize: 3) grid: [[Tag]] words: [String] goods: Goods }
        type Address { city: String }
        type Tag { name: String shop: Shop }
        type GoodsConnection { nodes: [Goods] edges: [Edge] total: Int }
        type Edge { node: Goods }
        type Goods { name: String price: Price shop: Shop few: [Shop] @listSize(assumedSize: 3) self: Goods label(of: String @cost(weight: "6")): String }
        type Price { amount: Int }
        """;

    private static readonly JsonElement Shop = JsonSerializer.SerializeToElement(new { __typename = "Shop", name = "n", title = "t" });

    /// <summary>An executor; the resolvers that are called for each parent call back.</summary>
    public static RequestExecutor Executor(ExecutorOptions options, Action? onCall = null) =>
        new(SchemaFromSdl.Build(Sdl, new() { ResolverOf = (type, field) => Resolver(type, field, onCall) }), options, NullLogger<RequestExecutor>.Instance);

    private static FieldResolver? Resolver(string type, string field, Action? onCall)
    {
        return (type, field) switch
        {
            ("Query", "version") => new PropertyResolver(_ => JsonSerializer.SerializeToElement("1")),
            ("Query", "shop" or "found" or "report" or "search") or ("Mutation", "close") => Row(Shop),
            ("Query", "many") => Row(new object?[] { Shop }),
            ("Query", "goods" or "strict") => Row(JsonSerializer.SerializeToElement(new { nodes = new[] { new { name = "n" } } })),
            ("Goods", "price") => Row(null),
            ("Shop", "title") => Row(JsonSerializer.SerializeToElement("t")),
            ("Shop", "label") => new RowResolver(_ => new(JsonSerializer.SerializeToElement("l"))) { IsComputed = true },
            ("Goods", "label") => new BatchFieldResolver(c => new([.. c.Parents.Select(_ => (object?)JsonSerializer.SerializeToElement("l"))])),
            ("Goods", "shop") => new BatchFieldResolver(c => new([.. c.Parents.Select(_ => (object?)Shop)])),
            _ => null,
        };

        RowResolver Row(object? value) => new(_ =>
        {
            onCall?.Invoke();
            return new(value);
        });
    }

    public static async Task<JsonElement> RunAsync(ExecutorOptions options, string document, object? variables = null, bool report = false, Action? onCall = null)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var result = await Executor(options, onCall).ExecuteAsync(
            new()
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
                Services = services,
                User = new(),
                ReportCost = report,
                CorrelationId = "c-1",
            },
            CancellationToken.None);
        using var json = JsonDocument.Parse(result.Body);
        return json.RootElement.Clone();
    }
}

[QueryType]
internal static class PricedQueries
{
    /// <summary>Dear.</summary>
    [Cost(2.5)]
    public static string GetDear() => "";

    /// <summary>Some.</summary>
    [ListSize(AssumedSize = 20, SlicingArguments = ["first"], RequireOneSlicingArgument = false)]
    public static IReadOnlyList<Thing> GetSome(int? first) => [];
}

/// <summary>A thing.</summary>
internal sealed record Thing(string Name);

[QueryType]
internal static class WeighedQueries
{
    /// <summary>Found.</summary>
    public static WeighedThing GetFound([Cost(5)] string text, WeighedWhere where, WeighedMode mode) => new($"{text}{where}{mode}");
}

/// <summary>A thing.</summary>
[Cost(4)]
internal sealed record WeighedThing(string Name);

/// <summary>A condition.</summary>
internal sealed record WeighedWhere([Cost(7)] string? Name, WeighedWhere? Not)
{
    /// <summary>How many.</summary>
    [Cost(1)]
    public int Limit { get; init; }
}

/// <summary>A mode.</summary>
[Cost(0.25)]
internal enum WeighedMode
{
    /// <summary>Fast.</summary>
    Fast,
}

/// <summary>Of a kind that has no cost, twice; and a parameter's weight below nothing.</summary>
[QueryType]
[Cost(1)]
internal static class MisweighedQueries
{
    /// <summary>A face.</summary>
    public static Weighable? GetFace([Cost(-1)] string text) => text.Length > 0 ? null : new WeighedFace("");
}

/// <summary>A face.</summary>
[InterfaceType]
[Cost(2)]
internal abstract record Weighable(string Name);

/// <summary>A face's implementation.</summary>
internal sealed record WeighedFace(string Name) : Weighable(Name);

[QueryType]
internal static class PlainQueries
{
    /// <summary>Plain.</summary>
    public static string GetPlain() => "";
}

[QueryType]
internal static class NegativeQueries
{
    /// <summary>Cheap.</summary>
    [Cost(-1)]
    public static string GetCheap() => "";
}

[QueryType]
internal static class MisnamedQueries
{
    /// <summary>Things.</summary>
    [ListSize(SlicingArguments = ["most"], SizedFields = ["items"])]
    public static IReadOnlyList<Thing> GetThings(int? first) => [];
}
