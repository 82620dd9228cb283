using System.Text.Json;
using Modular.Testing;

namespace Modular.GraphQL.Differential.Tests;

/// <summary>The protocol of the runner: one JSON object a line in, one a line out, whatever the lines hold.</summary>
public class RunnerTests
{
    /// <summary>The runner, built in the configuration of this test.</summary>
    internal static readonly string Runner = Path.Combine(RepositoryFolder.OutputOf("tests/Modular.GraphQL.Runner"), "Modular.GraphQL.Runner.dll");

    private const string Schema = """
        "schema": "type Query { a: Int echo(n: Int! = 1, in: In, e: E, s: S): S deep: Query node: Node list: [Int!] plain: S } type Subscription { a: Int b: Int } interface Node { id: ID } type Thing implements Node { id: ID } input In { x: Int y: Int = 2 } enum E { A } scalar S"
        """;

    [Theory]
    [InlineData("""{"id":1,S,"query":"{ a }","rootValue":{"a":5}}""", """{"id":1,"data":{"a":5}}""")]
    [InlineData("""{"id":"x","query":"{ alias: a }",S,"rootValue":{"a":5,"alias":6}}""", """{"id":"x","data":{"alias":5}}""")]
    [InlineData("""{"id":1,S,"query":"{ a deep { a } }","rootValue":{"deep":"no object"}}""", """{"id":1,"data":{"a":null,"deep":{"a":null}}}""")]
    [InlineData("""{"id":1,S,"query":"{ a }"}""", """{"id":1,"data":{"a":null}}""")]
    [InlineData("""{"id":1,S,"query":"query($v: Int) { echo(in: {x: $v}, e: A, s: {k: [B]}) }","rootValue":{"echo":{"$args":true}}}""", """{"id":1,"data":{"echo":{"n":1,"in":{"y":2},"e":"A","s":{"k":["B"]}}}}""")]
    [InlineData("""{"id":1,S,"query":"{ plain }","rootValue":{"plain":{"$args":true}}}""", """{"id":1,"data":{"plain":{}}}""")]
    [InlineData("""{"id":1,S,"query":"{ node { __typename id } }","rootValue":{"node":{"__typename":"Thing","id":7}}}""", """{"id":1,"data":{"node":{"__typename":"Thing","id":"7"}}}""")]
    [InlineData("""{"id":1,S,"query":"query A { a } query B { b: a }","operationName":"B","rootValue":{"a":1}}""", """{"id":1,"data":{"b":1}}""")]
    [InlineData("""{"id":1,S,"query":"{ a }","validateOnly":true}""", """{"id":1}""")]
    [InlineData("""{"id":1,S,"query":"subscription { a }","validateOnly":true}""", """{"id":1}""")]
    public async Task A_case_is_answered(string line, string expected) =>
        Assert.Equal([expected], await AnswersAsync(line));

    [Theory]
    [InlineData("""{"id":1,S,"query":"{ list }","rootValue":{"list":[1,null]}}""", """{"list":null}""", "1:3", """["list",1]""", null)]
    [InlineData("""{"id":1,S,"query":"{ b }"}""", null, "1:3", "null", "FieldSelections")]
    [InlineData("""{"id":1,S,"query":"{ b }","validateOnly":true}""", null, "1:3", "null", "FieldSelections")]
    [InlineData("""{"id":1,S,"query":"{ a"}""", null, "1:4", "null", null)]
    [InlineData("""{"id":1,S,"query":"query($v: Int!) { echo(n: $v) }","variables":{"v":"x"}}""", null, "1:7", "null", null)]
    [InlineData("""{"id":1,S,"query":"subscription { a }"}""", null, null, "null", null)]
    [InlineData("""{"id":1,S,"query":"{ a }","operationName":"B"}""", null, null, "null", null)]
    public async Task An_error_has_its_places_and_requests_that_fail_have_no_data(string line, string? data, string? place, string path, string? rule)
    {
        var answer = JsonElement.Parse(Assert.Single(await AnswersAsync(line)));

        Assert.Equal(data, answer.TryGetProperty("data", out var written) ? written.GetRawText() : null);
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        var places = error.GetProperty("locations").EnumerateArray().Select(l => $"{l.GetProperty("line")}:{l.GetProperty("column")}");
        Assert.Equal(place ?? "", string.Join(' ', places));
        Assert.Equal(path, error.GetProperty("path").GetRawText());
        Assert.Equal(rule, error.TryGetProperty("rule", out var named) ? named.GetString() : null);
    }

    [Fact]
    public async Task An_invalid_schema_is_answered_by_its_problems_alone()
    {
        var answer = JsonElement.Parse(Assert.Single(await AnswersAsync("""{"id":4,"schema":"type Query { a: Missing, b: Gone }","query":"{"}""")));

        Assert.Equal(["id", "schemaErrors"], answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal(2, answer.GetProperty("schemaErrors").GetArrayLength());
    }

    [Fact]
    public async Task What_is_no_case_is_answered_by_an_error_and_the_next_line_is_read()
    {
        string[] malformed =
        [
            "no JSON", "[]", """{"id":9}""", """{"id":9,"schema":1,"query":""}""", """{"id":9,S,"query":{}}""",
            """{"id":9,S,"query":"{ a }","variables":[]}""", """{"id":9,S,"query":"\ud800"}""",
        ];

        var answers = await AnswersAsync([.. malformed, "", """{"id":10,S,"query":"{ a }"}"""]);

        Assert.Equal(malformed.Length + 1, answers.Length);
        Assert.All(answers[..^1], answer => Assert.Contains("\"errors\":[{\"message\":\"Malformed line: ", answer, StringComparison.Ordinal));
        Assert.All(answers[2..^1], answer => Assert.StartsWith("{\"id\":9,", answer, StringComparison.Ordinal));
        Assert.Equal("""{"id":10,"data":{"a":null}}""", answers[^1]);
    }

    [Fact]
    public async Task No_limit_holds()
    {
        var deep = string.Concat(Enumerable.Repeat("{ deep ", 1_000)) + "{ a }" + new string('}', 1_000);
        var wide = $"{{ {string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"a{i}: a"))} }}";
        var data = string.Concat(Enumerable.Repeat("""{"deep":""", 1_000)) + """{"a":1}""" + new string('}', 1_000);

        var answers = await AnswersAsync(
            $$"""{"id":1,S,"query":{{JsonSerializer.Serialize(deep)}},"rootValue":{{data}}}""",
            $$"""{"id":2,S,"query":"{{wide}}"}""");

        Assert.Equal($$"""{"id":1,"data":{{data}}}""", answers[0]);
        Assert.StartsWith("""{"id":2,"data":{"a0":null,""", answers[1], StringComparison.Ordinal);
    }

    private static async Task<string[]> AnswersAsync(params string[] lines)
    {
        var input = string.Concat(lines.Select(line => line.Replace("S,", $"{Schema.Trim()},", StringComparison.Ordinal) + "\n"));
        var (exitCode, output, error) = await ExternalProgram.RunAsync(RepositoryFolder.Root, input, "dotnet", "exec", Runner);
        Assert.True(exitCode == 0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
