using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Tests.Building;

/// <summary>Schemas from SDL that run over JSON data: result coercion of what the data holds, and literals of scalars that are known by name only.</summary>
public class JsonDataTests
{
    [Theory]
    [InlineData("Int", "true", "1")]
    [InlineData("Int", "\"12\"", "12")]
    [InlineData("Int", "1.0", "1")]
    [InlineData("Int", "1.5", null)]
    [InlineData("Int", "4294967296", null)]
    [InlineData("Int", "\"\"", null)]
    [InlineData("Int", "\"twelve\"", null)]
    [InlineData("Int", "[1]", null)]
    [InlineData("Float", "false", "0")]
    [InlineData("Float", "\"1.25\"", "1.25")]
    [InlineData("Float", "\"1e999\"", null)]
    [InlineData("String", "true", "\"true\"")]
    [InlineData("String", "1.0", "\"1\"")]
    [InlineData("String", "1.5", "\"1.5\"")]
    [InlineData("String", "{}", null)]
    [InlineData("Boolean", "0", "false")]
    [InlineData("Boolean", "0.5", "true")]
    [InlineData("Boolean", "\"true\"", null)]
    [InlineData("ID", "7", "\"7\"")]
    [InlineData("ID", "1.0", "\"1\"")]
    [InlineData("ID", "1e+21", "\"1e+21\"")]
    [InlineData("ID", "1.5", null)]
    [InlineData("ID", "true", null)]
    [InlineData("E", "\"A\"", "\"A\"")]
    [InlineData("E", "\"B\"", null)]
    [InlineData("S", "{\"a\":[1]}", "{\"a\":[1]}")]
    [InlineData("[Int]", "[1,null,\"2\"]", "[1,null,2]")]
    [InlineData("[Int]", "1", null)]
    [InlineData("O", "[]", "{\"f\":null}")]
    [InlineData("O", "1", "{\"f\":null}")]
    public async Task A_property_is_coerced_to_the_type_of_its_field(string type, string property, string? expected)
    {
        var selection = type == "O" ? "{ f { f } }" : "{ f }";

        var response = await RunAsync($"type Query {{ f: {type} }} type O {{ f: Int }} enum E {{ A }} scalar S", selection, $$"""{"f":{{property}}}""");

        Assert.Equal($$"""{"f":{{expected ?? "null"}}}""", response.GetProperty("data").GetRawText());
        Assert.Equal(expected is null, response.TryGetProperty("errors", out _));
    }

    [Theory]
    [InlineData("NAME", "NAME")]
    [InlineData("{a: $n, b: [$n, $missing], c: $missing, d: $in}", "{a:5,b:[5,null],d:{x:1}}")]
    public void A_scalar_of_unknown_format_takes_any_literal(string literal, string expected)
    {
        var schema = SchemaFromSdl.Build("type Query { f(s: S): S } scalar S input In { x: Int y: Int }");
        var input = new InputObjectValue((Modular.GraphQL.Types.InputObjectType)schema.FindType("In")!) { [0] = 1 };
        var variables = new VariableValues(new() { ["n"] = 5, ["in"] = input });

        var value = LiteralCoercion.Coerce(GraphQLParser.ParseValue(literal), schema.FindType("S")!, variables);

        Assert.Equal(expected, Show(value));
    }

    [Theory]
    [InlineData("{ i(n: [$v]) }", "ValuesOfCorrectType")]
    [InlineData("{ i(n: {a: $v}) }", "ValuesOfCorrectType")]
    [InlineData("{ s(x: {a: [$v]}) }", null)]
    [InlineData("{ s(x: [{a: $v, a: [1]}]) }", "InputObjectFieldUniqueness")]
    public void A_literal_around_a_variable_must_be_of_the_scalar_all_the_same(string body, string? brokenRule)
    {
        var schema = SchemaFromSdl.Build("type Query { i(n: Int): Int s(x: S): S } scalar S");

        var errors = DocumentValidator.Validate(schema, GraphQLParser.ParseDocument($"query($v: Int) {body}"));

        Assert.Equal(brokenRule is null ? [] : [brokenRule], errors.Select(e => e.Rule));
    }

    [Theory]
    [InlineData("query($v: Int = 1) { f(n: $v) }", "{}", null)]
    [InlineData("query($v: Int = 1) { f(n: $v) }", "{\"v\":null}", 27)]
    [InlineData("query($v: Int = 1) { f(n: 1, in: {a: [1, $v]}) }", "{\"v\":null}", 42)]
    public async Task Arguments_are_coerced_though_a_property_does_not_need_them(string document, string variables, int? column)
    {
        var response = await RunAsync("type Query { f(n: Int!, in: In): Int } input In { a: [Int!] }", document, "{\"f\":5}", variables);

        Assert.Equal(column is null ? "{\"f\":5}" : "{\"f\":null}", response.GetProperty("data").GetRawText());
        Assert.Equal(column, response.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("locations")[0].GetProperty("column").GetInt32() : null);
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        IEnumerable<KeyValuePair<string, object?>> fields => $"{{{string.Join(',', fields.Select(f => $"{f.Key}:{Show(f.Value)}"))}}}",
        object?[] items => $"[{string.Join(',', items.Select(Show))}]",
        _ => value.ToString()!,
    };

    private static async Task<JsonElement> RunAsync(string sdl, string document, string root, string variables = "{}")
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var executor = new RequestExecutor(SchemaFromSdl.Build(sdl), new(), NullLogger<RequestExecutor>.Instance);
        using var result = await executor.ExecuteAsync(
            new()
            {
                Document = Encoding.UTF8.GetBytes(document),
                RootValue = JsonElement.Parse(root),
                Variables = JsonElement.Parse(variables),
                Services = services,
                User = new ClaimsPrincipal(),
                CorrelationId = "c-1",
            },
            CancellationToken.None);
        return JsonElement.Parse(result.Body.Span);
    }
}
