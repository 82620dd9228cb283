using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;
using static Modular.GraphQL.Tests.Execution.ExecutionFixture;

namespace Modular.GraphQL.Tests.Execution;

/// <summary>Sections 6.1.2 and 6.4.1: what arguments a resolver sees for what a client sends.</summary>
public sealed class InputCoercionTests
{
    [Theory]
    // Absent, null and default are three things.
    [InlineData("{ echo }", "n=absent d=7")]
    [InlineData("{ echo(n: null, d: null) }", "n=null d=null")]
    [InlineData("{ echo(n: 1, d: 2) }", "n=1 d=2")]
    [InlineData("query($n: Int, $d: Int) { echo(n: $n, d: $d) }", "n=absent d=7")]
    [InlineData("query($n: Int = 3, $d: Int = 4) { echo(n: $n, d: $d) }", "n=3 d=4")]
    [InlineData("query($n: Int = 3, $d: Int) { echo(n: $n, d: $d) }", "n=null d=null", """{"n":null,"d":null}""")]
    // A single value becomes a list, at every level.
    [InlineData("{ echo(list: 1) }", "list=[1] d=7")]
    [InlineData("{ echo(list: [1, null]) }", "list=[1,null] d=7")]
    [InlineData("{ echo(list: null) }", "list=null d=7")]
    [InlineData("{ echo(nested: 1) }", "nested=[[1]] d=7")]
    [InlineData("{ echo(nested: [[1], 2]) }", "nested=[[1],[2]] d=7")]
    [InlineData("query($l: [Int]) { echo(list: $l) }", "list=[5] d=7", """{"l":5}""")]
    [InlineData("query($x: Int) { echo(list: [1, $x]) }", "list=[1,null] d=7")]
    // Input objects: defaults, absent variables, nesting.
    [InlineData("{ echo(in: { a: 1 }) }", "in={a=1 b=5} d=7")]
    [InlineData("{ echo(in: { a: 1, b: null, in: { a: 2 } }) }", "in={a=1 b=null in={a=2 b=5}} d=7")]
    [InlineData("query($b: Int) { echo(in: { a: 1, b: $b }) }", "in={a=1 b=5} d=7")]
    [InlineData("query($b: Int) { echo(in: { a: 1, b: $b }) }", "in={a=1 b=null} d=7", """{"b":null}""")]
    [InlineData("query($i: In) { echo(in: $i) }", "in={a=1 b=5} d=7", """{"i":{"a":1}}""")]
    [InlineData("{ echo(e: RED) }", "e=RED d=7")]
    [InlineData("query($e: Colour) { echo(e: $e) }", "e=RED d=7", """{"e":"RED"}""")]
    [InlineData("{ echo(one: { x: 1 }) }", "one={x=1} d=7")]
    [InlineData("query($x: Int!) { echo(one: { x: $x }) }", "one={x=1} d=7", """{"x":1}""")]
    public async Task Arguments_arrive_as_the_specification_says(string document, string expected, string variables = "{}")
    {
        using var json = JsonDocument.Parse(await Executor().RunAsync(document, JsonDocument.Parse(variables).RootElement));
        Assert.Equal(expected, json.RootElement.GetProperty("data").GetProperty("echo").GetString());
    }

    [Theory]
    [InlineData("query($n: Int!) { echo(n: $n) }", "{}", "Variable \"$n\" of required type \"Int!\" was not provided.")]
    [InlineData("query($n: Int!) { echo(n: $n) }", """{"n":null}""", "Variable \"$n\" has an invalid value: Expected a value of type \"Int!\", found null.")]
    [InlineData("query($n: Int) { echo(n: $n) }", """{"n":"1"}""", "Variable \"$n\" has an invalid value: Expected a value of type \"Int\", found \"1\".")]
    [InlineData("query($n: Int) { echo(n: $n) }", """{"n":2147483648}""", "Variable \"$n\" has an invalid value: Expected a value of type \"Int\", found 2147483648.")]
    [InlineData("query($i: In) { echo(in: $i) }", """{"i":{"a":1,"in":{"a":"x"}}}""", "Variable \"$i\" has an invalid value at \"i.in.a\": Expected a value of type \"Int\", found \"x\".")]
    [InlineData("query($i: In) { echo(in: $i) }", """{"i":{"a":1,"z":1}}""", "Variable \"$i\" has an invalid value: Field \"z\" is not defined by type \"In\".")]
    [InlineData("query($i: In) { echo(in: $i) }", """{"i":{}}""", "Variable \"$i\" has an invalid value: Field \"a\" of required type \"Int!\" was not provided.")]
    [InlineData("query($l: [Int!]) { echo(list: $l) }", """{"l":[1,2,null]}""", "Variable \"$l\" has an invalid value at \"l.2\": Expected a value of type \"Int!\", found null.")]
    [InlineData("query($e: Colour) { echo(e: $e) }", """{"e":"GREEN"}""", "Variable \"$e\" has an invalid value: Expected a value of type \"Colour\", found \"GREEN\".")]
    [InlineData("query($e: Colour) { echo(e: $e) }", """{"e":"\ud800"}""", "Variable \"$e\" has an invalid value: Expected a value of type \"Colour\", found \"\\ud800\".")]
    [InlineData("query($i: In) { echo(in: $i) }", """{"i":{"a":1,"\ud800":1}}""", "Variable \"$i\" has an invalid value: Field \"\" is not defined by type \"In\".")]
    [InlineData("query($o: One) { echo(one: $o) }", """{"o":{"x":1,"y":2}}""", "Variable \"$o\" has an invalid value: Exactly one field of the oneOf input type \"One\" must be given, found 2.")]
    [InlineData("query($o: One) { echo(one: $o) }", """{"o":{"x":null}}""", "Variable \"$o\" has an invalid value: Field \"x\" of the oneOf input type \"One\" must not be null.")]
    public async Task A_variable_that_does_not_fit_is_a_request_error_that_names_the_place(string document, string variables, string message)
    {
        using var json = JsonDocument.Parse(await Executor().RunAsync(document, JsonDocument.Parse(variables).RootElement));
        Assert.False(json.RootElement.TryGetProperty("data", out _));
        var error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal(message, error.GetProperty("message").GetString());
        Assert.Equal(ErrorCodes.BadUserInput, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(1, error.GetProperty("locations")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Values_of_variables_are_never_cached_with_the_operation()
    {
        var executor = Executor();
        for (var i = 0; i < 3; i++)
            Assert.Contains($"n={i} ", await executor.RunAsync("query($n: Int) { echo(n: $n) }", new { n = i }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operation_is_chosen_by_name()
    {
        const string Document = "query A { a: echo(n: 1) } query B { b: echo(n: 2) }";
        var executor = Executor();
        Assert.Equal("""{"data":{"b":"n=2 d=7"}}""", await executor.RunAsync(Document, operation: "B"));
        Assert.Contains(ErrorCodes.OperationResolutionFailure, await executor.RunAsync(Document), StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.OperationResolutionFailure, await executor.RunAsync(Document, operation: "C"), StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.OperationResolutionFailure, await executor.RunAsync(Document, operation: ""), StringComparison.Ordinal);
    }

    private static RequestExecutor Executor()
    {
        var input = new InputObjectType("In");
        input.Complete([new("a", Int.NonNull), new("b", Int) { DefaultValue = new IntValueNode("5") }, new("in", input)]);
        var one = new InputObjectType("One") { IsOneOf = true };
        one.Complete([new("x", Int), new("y", Int)]);
        var colour = new EnumType("Colour", [new("RED", "RED"), new("BLUE", "BLUE")]);
        return ExecutionFixture.Executor(Root("Query", Sync("echo", Text, Echo,
            new InputValue("n", Int),
            new InputValue("list", Int.List),
            new InputValue("nested", Int.List.List),
            new InputValue("in", input),
            new InputValue("e", colour),
            new InputValue("one", one),
            new InputValue("d", Int) { DefaultValue = new IntValueNode("7") })));
    }

    private static string Echo(ResolverContext context) => string.Join(' ', context.Field.Arguments
        .Where(a => context.IsGiven(a.Ordinal) || a.Name == "n")
        .Where(a => a.Name != "n" || context.IsGiven(a.Ordinal) || !context.Field.Arguments.Any(o => o.Name is not ("n" or "d") && context.IsGiven(o.Ordinal)))
        .Select(a => $"{a.Name}={(context.IsGiven(a.Ordinal) ? Show(context.Arguments[a.Ordinal]) : "absent")}"));

    private static string Show(object? value) => value switch
    {
        null => "null",
        object?[] list => $"[{string.Join(',', list.Select(Show))}]",
        InputObjectValue o => $"{{{string.Join(' ', o.Type.Fields.Where(f => o.IsGiven(f.Ordinal)).Select(f => $"{f.Name}={Show(o[f.Ordinal])}"))}}}",
        _ => value.ToString()!,
    };
}
