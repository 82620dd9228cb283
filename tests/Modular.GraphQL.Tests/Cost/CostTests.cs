using System.Globalization;
using System.Text.Json;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;
using static Modular.GraphQL.Tests.Cost.CostFixture;

namespace Modular.GraphQL.Tests.Cost;

/// <summary>What an operation counts: a resolver 10, an object 1, a scalar 0, times the sizes of the lists around it.</summary>
public sealed class CostTests
{
    public static TheoryData<string, string, object?, long> Costs => new()
    {
        { "scalar", "{ version }", null, 0 },
        { "meta-field", "{ __typename }", null, 0 },
        { "one row", "{ shop { name } }", null, 11 },
        { "object below", "{ shop { address { city } } }", null, 12 },
        { "computed from its parent", "{ shop { label } }", null, 11 },
        { "given weight", "{ report { text } }", null, 101 },
        { "alias", "{ a: shop { name } b: shop { name } }", null, 22 },
        { "default page", "{ goods { nodes { name } } }", null, 10 + 1 + 10 },
        { "nodes and edges", "{ goods { nodes { name } edges { node { name } } } }", null, 10 + 1 + 10 + (10 * (1 + 1)) },
        { "page given", "{ goods(first: 50) { nodes { name } } }", null, 10 + 1 + 50 },
        { "last counts as well", "{ goods(last: 3) { nodes { name } } }", null, 10 + 1 + 3 },
        { "page by variable", "query($n: Int) { goods(first: $n) { nodes { name } } }", new { n = 20 }, 10 + 1 + 20 },
        { "variable absent", "query($n: Int) { goods(first: $n) { nodes { name } } }", null, 10 + 1 + 10 },
        { "variable null", "query($n: Int) { goods(first: $n) { nodes { name } } }", new { n = (int?)null }, 10 + 1 + 10 },
        { "variable with a default", "query($n: Int = 7) { goods(first: $n) { nodes { name } } }", null, 10 + 1 + 7 },
        { "page of nothing is not free", "{ goods(first: 0) { nodes { name } } }", null, 10 + 1 + 1 },
        { "negative page", "{ goods(first: -5) { nodes { name } } }", null, 10 + 1 + 1 },
        { "page without its items", "{ goods(first: 50) { total } }", null, 11 },
        { "list without a size", "{ shop { tags { name } } }", null, 11 + 10 },
        { "list of lists", "{ shop { grid { name } } }", null, 11 + 100 },
        { "list of scalars", "{ shop { words } }", null, 11 },
        { "list of an assumed size", "{ shop { few { name } } }", null, 11 + 3 },
        { "lists multiply", "{ goods(first: 5) { nodes { few { tags { name } } } } }", null, 11 + (5 * (1 + (3 * (1 + 10)))) },
        { "resolver for each item", "{ goods(first: 5) { nodes { price { amount } } } }", null, 11 + (5 * (1 + 10 + 1)) },
        { "one call for the level", "{ goods(first: 5) { nodes { shop { name } } } }", null, 11 + 10 + (5 * (1 + 1)) },
        { "fragment", "{ goods(first: 5) { ...G } } fragment G on GoodsConnection { nodes { name } }", null, 11 + 5 },
        { "fragment on pages of two sizes", "{ a: goods(first: 5) { ...G } b: goods(first: 7) { ...G } } fragment G on GoodsConnection { nodes { name } }", null, 22 + 12 },
        { "inline fragment", "{ goods(first: 5) { ... { nodes { name } } ... on GoodsConnection { nodes { name } } } }", null, 11 + 10 },
        { "skipped", "query($no: Boolean!) { shop @include(if: $no) { name } report @skip(if: true) { text } }", new { no = false }, 0 },
        { "included", "query($yes: Boolean!) { shop @include(if: $yes) { name } }", new { yes = true }, 11 },
        { "interface by its dearest implementation", "{ found { title } }", null, 10 + 1 + 10 },
        { "introspection is bounded otherwise", "{ __schema { types { name fields { name type { name } } } } }", null, 4 },
        { "list argument", "{ many(ids: [1, 2, 3]) { name } }", null, 10 + 3 },
        { "list argument by variable", "query($ids: [ID!]!) { many(ids: $ids) { name } }", new { ids = new[] { 1, 2, 3, 4 } }, 10 + 4 },
        { "mutation", "mutation { close { name } }", null, 11 },
        { "no weighed argument but the default", "{ search { name } }", null, 11 + 2 },
        { "given argument", "{ search(text: \"a\") { name } }", null, 11 + 2 + 5 },
        { "argument given by a variable", "query($t: String) { search(text: $t) { name } }", new { t = "a" }, 11 + 2 + 5 },
        { "argument of a variable that is not given", "query($t: String, $m: Mode) { search(text: $t, mode: $m) { name } }", null, 11 + 2 },
        { "input fields and their defaults", "{ search(where: { name: \"a\", not: { limit: 3 } }) { name } }", null, 11 + 2 + 7 + 1 + 1 },
        { "input fields by a variable", "query($w: Where) { search(where: $w) { name } }", new { w = new { name = "a", not = new { limit = 3 } } }, 11 + 2 + 7 + 1 + 1 },
        { "a variable within a literal", "query($w: Where) { search(where: { not: $w }) { name } }", new { w = new { name = "a" } }, 11 + 2 + 1 + 7 + 1 },
        { "input objects in a list", "{ search(all: [{ name: \"a\" }, { name: \"b\" }]) { name } }", null, 11 + 2 + (2 * (7 + 1)) },
        { "a variable used twice", "query($a: [Where!]) { a: search(all: $a) { name } b: search(all: $a) { name } }", new { a = new[] { new { name = "a" } } }, 2 * (11 + 2 + 7 + 1) },
        { "an argument of a batch resolver, once for the level", "{ goods(first: 50) { nodes { label(of: \"a\") } } }", null, 10 + 1 + 50 + 10 + 6 },
        { "a weighed type", "{ weighed { name } }", null, 4 },
        { "a weighed type's weighed scalar", "{ weighed { picture } }", null, 4 + 3 },
        { "a list of a weighed scalar", "{ pictures }", null, 10 * 3 },
        { "a union by its dearest member", "{ either { __typename } }", null, 4 },
        { "a list of a weighed enum, rounded up", "{ moods }", null, 3 },
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public async Task The_cost_is_known_before_the_operation_runs(string what, string document, object? variables, long expected)
    {
        // The report asks for no more than a number: the data is the same.
        var answer = await RunAsync(new() { MaxCost = 0, ReportCost = true }, document, variables);
        Assert.True(answer.TryGetProperty("extensions", out var extensions), $"{what}: {answer}");
        Assert.True(expected == extensions.GetProperty("cost").GetInt64(), $"{what}: {extensions} instead of {expected}");
    }

    [Theory]
    [InlineData(1000, 989, true)]
    [InlineData(1000, 990, false)]
    [InlineData(0, int.MaxValue, true)]
    public async Task Over_the_limit_nothing_runs_and_the_error_names_cost_and_limit(int limit, int page, bool runs)
    {
        var calls = 0;
        var answer = await RunAsync(new() { MaxCost = limit }, $"{{ goods(first: {page}) {{ nodes {{ name }} }} }}", onCall: () => calls++);
        Assert.Equal((runs, runs ? 1 : 0), (answer.TryGetProperty("data", out _), calls));
        if (runs)
            return;
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal($$"""{"code":"LIMIT_EXCEEDED","cost":{{page + 11}},"maxCost":{{limit}}}""", error.GetProperty("extensions").GetRawText());
        Assert.Contains((page + 11).ToString(CultureInfo.InvariantCulture), error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, 11L)]
    [InlineData(false, true, 11L)]
    public async Task The_cost_is_reported_where_the_server_or_the_request_asks(bool option, bool request, long? expected)
    {
        foreach (var document in new[] { "{ shop { name } }", "{ shop { broken } }" })
        {
            var answer = await RunAsync(new() { ReportCost = option }, document, report: request);
            Assert.Equal(document.Contains("broken", StringComparison.Ordinal), answer.TryGetProperty("errors", out _));
            Assert.Equal(expected, answer.TryGetProperty("extensions", out var extensions) ? extensions.GetProperty("cost").GetInt64() : null);
        }
    }

    [Fact]
    public async Task A_refused_operation_reports_its_cost_too()
    {
        var answer = await RunAsync(new() { MaxCost = 5, ReportCost = true }, "{ shop { name } }");
        Assert.Equal(11, answer.GetProperty("extensions").GetProperty("cost").GetInt64());
    }

    [Theory]
    [InlineData("{ strict { nodes { name } } }", false)]
    [InlineData("{ strict(first: 3, last: 4) { nodes { name } } }", false)]
    [InlineData("{ strict(first: null, last: 4) { nodes { name } } }", true)]
    [InlineData("{ strict(first: 3) { nodes { name } } }", true)]
    public async Task A_list_may_demand_exactly_one_slicing_argument(string document, bool runs)
    {
        var answer = await RunAsync(new(), document);
        Assert.Equal(runs, answer.TryGetProperty("data", out _));
        if (!runs)
            Assert.Equal(ErrorCodes.BadUserInput, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_number_saturates_rather_than_wrap_around()
    {
        var document = "{ shop { ...F0 } }" + string.Concat(Enumerable.Range(0, 400).Select(i => $" fragment F{i} on Shop {{ grid {{ shop {{ ...F{i + 1} }} }} }}")) + " fragment F400 on Shop { name }";
        var answer = await RunAsync(new() { ReportCost = true }, document);
        Assert.Equal((ErrorCodes.LimitExceeded, 1L << 53), (answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString(), answer.GetProperty("extensions").GetProperty("cost").GetInt64()));
    }

    [Fact]
    public void What_a_member_says_of_its_cost_stands_in_the_schema()
    {
        var schema = new SchemaBuilder().AddTypes([typeof(PricedQueries)]).Build();
        var sdl = SdlPrinter.Print(schema);
        Assert.Contains("dear: String! @cost(weight: \"2.5\")", sdl, StringComparison.Ordinal);
        Assert.Contains("some(first: Int): [Thing!]! @listSize(assumedSize: 20, slicingArguments: [\"first\"], requireOneSlicingArgument: false)", sdl, StringComparison.Ordinal);
        Assert.Contains("directive @cost(", sdl, StringComparison.Ordinal);
        // The printed schema says the same when it is read.
        Assert.Equal(sdl, SdlPrinter.Print(SchemaFromSdl.Build(sdl)));
        var weighed = SdlPrinter.Print(new SchemaBuilder().AddTypes([typeof(WeighedQueries)]).Build());
        foreach (var line in new[] { "text: String! @cost(weight: \"5\")", "type WeighedThing @cost(weight: \"4\") {", "enum WeighedMode @cost(weight: \"0.25\") {", "name: String @cost(weight: \"7\")", "limit: Int! @cost(weight: \"1\")" })
            Assert.Contains(line, weighed, StringComparison.Ordinal);
        Assert.Equal(weighed, SdlPrinter.Print(SchemaFromSdl.Build(weighed)));
        Assert.Contains("scalar Picture @cost(weight: \"3\")", SdlPrinter.Print(Executor(new()).Schema), StringComparison.Ordinal);
        Assert.DoesNotContain("@cost", SdlPrinter.Print(new SchemaBuilder().AddTypes([typeof(PlainQueries)]).Build()), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_costs_are_found_when_the_schema_is_built()
    {
        var weight = Assert.Throws<SchemaException>(() => new SchemaBuilder().AddTypes([typeof(NegativeQueries)]).Build());
        Assert.Contains("[Cost]", Assert.Single(weight.Problems).Message, StringComparison.Ordinal);
        var kinds = Assert.Throws<SchemaException>(() => new SchemaBuilder().AddTypes([typeof(MisweighedQueries), typeof(Weighable)]).Build());
        Assert.Equal(["class of fields", "face", "number from"], kinds.Problems.Select(p => p.Message.Contains("a class of fields", StringComparison.Ordinal) ? "class of fields" : p.Message.Contains("an interface", StringComparison.Ordinal) ? "face" : p.Message.Contains("number from 0", StringComparison.Ordinal) ? "number from" : p.Message).Order());
        var names = Assert.Throws<SchemaException>(() => new SchemaBuilder().AddTypes([typeof(MisnamedQueries)]).Build());
        Assert.Equal(["slicing argument \"most\"", "sized field \"items\""], names.Problems.Select(p => p.Message.Split(", and")[0].Split("names the ")[1]));
    }
}
