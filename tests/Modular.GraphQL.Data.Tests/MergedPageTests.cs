using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Tests;

/// <summary>What the platform merges of all modules: connections without one query, links to any node, fields for all types of an interface (FE-02, FE-05).</summary>
public sealed class MergedPageTests
{
    private static readonly Guid Known = new("11111111-1111-4111-8111-111111111111");
    private static readonly RequestExecutor Executor = new(
        new SchemaBuilder { Services = new ServiceCollection() }.AddTypes([typeof(Fields), typeof(Nodes), typeof(TrackedFields)]).AddData().Build(),
        new(), NullLogger<RequestExecutor>.Instance);

    [Fact]
    public async Task A_page_is_a_connection_that_goes_on_behind_its_cursor()
    {
        var page = (await RunAsync("{ numbers(first: 2, after: \"3\") { totalCount nodes { value } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"))["data"]!["numbers"]!;
        Assert.Equal(
            """{"totalCount":9,"nodes":[{"value":4},{"value":5}],"edges":[{"cursor":"4"},{"cursor":"5"}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":true,"startCursor":"4","endCursor":"5"}}""",
            page.ToJsonString());
        var last = (await RunAsync("{ numbers(first: 20, after: \"8\") { nodes { value } pageInfo { hasNextPage } } }"))["data"]!["numbers"]!;
        Assert.Equal("""{"nodes":[{"value":9}],"pageInfo":{"hasNextPage":false}}""", last.ToJsonString());
    }

    [Theory]
    [InlineData("first: -1", "BAD_USER_INPUT")]
    [InlineData("first: 51", "BAD_USER_INPUT")]
    public async Task Page_sizes_have_the_limits_of_every_connection(string arguments, string code) =>
        Assert.Equal(code, (string?)(await RunAsync($"{{ numbers({arguments}) {{ nodes {{ value }} }} }}"))["errors"]![0]!["extensions"]!["code"]);

    /// <summary>The total is counted where it is asked for, and only there.</summary>
    [Fact]
    public async Task The_total_is_not_counted_for_nothing() =>
        Assert.False((await RunAsync("{ uncounted { nodes { value } } }")).ContainsKey("errors"));

    [Fact]
    public async Task A_node_id_links_to_the_node_or_to_nothing()
    {
        var links = (await RunAsync("{ numbers(first: 3) { nodes { about { __typename id ... on Parcel { track } } } } }"))["data"]!["numbers"]!["nodes"]!;
        var id = new NodeId("Parcel", Known);
        Assert.Equal($$$"""[{"about":{"__typename":"Parcel","id":"{{{id}}}","track":"tracked {{{Known}}}"}},{"about":null},{"about":null}]""", links.ToJsonString());
    }

    [Fact]
    public void What_extends_an_interface_is_a_field_of_the_types_that_implement_it_alone()
    {
        Assert.NotNull(((ObjectType)Executor.Schema.FindType("Parcel")!).Find("track"));
        Assert.Null(((ObjectType)Executor.Schema.FindType("Number")!).Find("track"));
        Assert.Null(Executor.Schema.FindType("Tracked"));
    }

    private static async Task<JsonObject> RunAsync(string document)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var result = await Executor.ExecuteAsync(
            new() { Document = Encoding.UTF8.GetBytes(document), Services = services, User = new ClaimsPrincipal(), CorrelationId = "c" }, CancellationToken.None);
        return JsonNode.Parse(result.Body.Span)!.AsObject();
    }

    [Node("Parcel")]
    internal readonly record struct ParcelId(Guid Value);

    internal interface ITracked
    {
        Guid Number { get; }
    }

    internal sealed record Parcel(ParcelId Id) : ITracked
    {
        Guid ITracked.Number => Id.Value;
    }

    /// <summary>A number; the first is about a parcel that is there, the second about one that is not, the third about what no schema knows.</summary>
    internal sealed record Number(int Value)
    {
        public NodeId? About => Value switch { 1 => new NodeId("Parcel", Known), 2 => new NodeId("Parcel", Guid.Empty), _ => new NodeId("Ship", Known) };
    }

    [QueryType]
    internal static class Fields
    {
        [UsePaging]
        public static Page<Number> GetNumbers(int? first, string? after)
        {
            var begin = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
            var rest = Enumerable.Range(1, 9).Where(n => n > begin).ToList();
            return new(
                [.. rest.Take(first ?? 10).Select(n => new PageItem<Number>(new(n), n.ToString(CultureInfo.InvariantCulture)))], rest.Count > (first ?? 10), () => Task.FromResult(9));
        }

        [UsePaging]
        public static Page<Number> GetUncounted(int? first) => new([], first > 100, () => throw new InvalidOperationException("Nobody asked."));
    }

    internal static class Nodes
    {
        [NodeResolver]
        public static Task<IReadOnlyDictionary<ParcelId, Parcel>> GetParcelsAsync(IReadOnlyList<ParcelId> ids) =>
            Task.FromResult<IReadOnlyDictionary<ParcelId, Parcel>>(ids.Where(i => i.Value == Known).ToDictionary(i => i, i => new Parcel(i)));
    }

    [ExtendObjectType<ITracked>]
    internal static class TrackedFields
    {
        public static string GetTrack([Parent] ITracked tracked) => $"tracked {tracked.Number}";
    }
}
