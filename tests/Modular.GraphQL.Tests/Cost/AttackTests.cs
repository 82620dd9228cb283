using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Validation;
using Xunit.Abstractions;
using static Modular.GraphQL.Tests.Cost.CostFixture;

namespace Modular.GraphQL.Tests.Cost;

/// <summary>Small requests that ask for boundless work are refused after work that grows with the request alone.</summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    // A tree, validation and the error take some memory for each byte of the request, whatever it says.
    private const int BytesForEachByte = 300;
    private const int BytesAlways = 1_000_000;

    // A plan for each merged field, and the collections with which it is made.
    private const int BytesForEachSelection = 1_500;

    public static TheoryData<string> Attacks => new(ByName.Keys);

    private static readonly Dictionary<string, (string Document, object? Variables)> ByName = new()
    {
        ["deep lists"] = ($"{{ shop {{ {Nest("grid { shop { ", 40)} name {Close(80)} }} }}", null),
        ["pages in pages"] = ("query($n: Int) { goods(first: $n) { nodes { few { grid { name } } } } }", new { n = int.MaxValue }),
        ["500 levels"] = ($"{{ shop {{ {Nest("tags { ", 500)} name {Close(500)} }} }}", null),
        ["10 000 levels of a value"] = ($"{{ many(ids: {new string('[', 10_000)}{new string(']', 10_000)}) {{ name }} }}", null),
        ["1 MiB of fields"] = ($"{{ {Repeat(1 << 19, _ => "a ")} }}", null),
        ["1 MiB of levels"] = (Nest("{a", 1 << 19), null),
        ["alias flood"] = ($"{{ {Repeat(1_000, i => $"a{i}: shop {{ name }} ")} }}", null),
        ["alias flood over levels"] = ($"{{ shop {{ {Repeat(29, i => $"a{i}: tags {{ {Repeat(29, j => $"b{j}: shop {{ name }} ")} }} ")} }} }}", null),
        ["10 000 directives"] = ($"{{ shop {{ name {Repeat(10_000, _ => "@include(if: true) ")} }} }}", null),
        ["10 000 fields"] = ($"{{ shop {{ {Repeat(10_000, i => $"a{i}: name ")} }} }}", null),
        ["fragment bomb"] = ("{ shop { ...F0 } } " + Repeat(100, i => $"fragment F{i} on Shop {{ a: tags {{ shop {{ ...F{i + 1} }} }} b: tags {{ shop {{ ...F{i + 1} }} }} }} ") + "fragment F100 on Shop { name }", null),
        ["fragment bomb in a page of nothing"] = ("{ goods(first: 0) { nodes { ...F0 } } } " + Doubling("Goods", "self", 100), null),
        // Each path through it merges another set of fragments, so that even remembering what was seen would not help a compiler.
        ["fragment bomb of different sets"] = (Sets(layers: 24, states: 24), null),
        ["fragment bomb in introspection"] = ("{ __type(name: \"Shop\") { ...F0 } } " + Doubling("__Type", "ofType", 15), null),
        // All fields of one name, so that each has to agree with each other one, level by level.
        ["quadratic merges"] = ($"{{ {Repeat(400, i => $"...F{i} ")} }} {Repeat(400, i => $"fragment F{i} on Query {{ shop {{ tags {{ shop {{ name }} }} }} }} ")}", null),
        ["spread flood"] = ($"{{ {Repeat(5_000, _ => "...F ")} }} fragment F on Query {{ shop {{ name }} }}", null),
        ["variable bomb"] = ("query($ids: [ID!]!) { many(ids: $ids) { name } }", new { ids = Enumerable.Range(0, 100_000).ToArray() }),
        ["10 000 variables"] = ($"query({Repeat(10_000, i => $"$v{i}: ID ")}) {{ shop {{ name }} }}", null),
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task An_attack_is_refused_before_anything_runs_with_memory_in_proportion_to_its_size(string name)
    {
        var (text, variables) = ByName[name];
        var document = Encoding.UTF8.GetBytes(text);
        var json = JsonSerializer.SerializeToUtf8Bytes(variables);
        using var parsed = JsonDocument.Parse(json);
        await using var services = new ServiceCollection().BuildServiceProvider();
        var calls = 0;
        var executor = Executor(new(), () => calls++);
        Warm(executor, services);

        var start = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var execution = executor.ExecuteAsync(
            new() { Document = document, Variables = variables is null ? default : parsed.RootElement, Services = services, User = new(), CorrelationId = "c-1" }, CancellationToken.None);
        Assert.True(execution.IsCompletedSuccessfully);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:n1} ms, {allocated:n0} bytes for {document.Length + json.Length:n0}"));

        using var result = await execution;
        using var answer = JsonDocument.Parse(result.Body);
        var codes = answer.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("extensions").GetProperty("code").GetString()).Distinct();
        Assert.Equal([ErrorCodes.LimitExceeded], codes);
        Assert.Equal(0, calls);
        Assert.True(result.Body.Length < 10_000, $"The answer has {result.Body.Length} bytes.");
        var bound = BytesAlways + ((long)BytesForEachByte * (document.Length + json.Length));
        Assert.True(allocated < bound, string.Create(CultureInfo.InvariantCulture, $"{name}: {allocated:n0} bytes allocated for {document.Length:n0} bytes of document; the bound is {bound:n0}."));
    }

    [Theory]
    [InlineData("fragment bomb")]
    [InlineData("fragment bomb in a page of nothing")]
    [InlineData("fragment bomb of different sets")]
    [InlineData("fragment bomb in introspection")]
    [InlineData("quadratic merges")]
    [InlineData("spread flood")]
    [InlineData("alias flood over levels")]
    public void The_cost_is_found_by_looking_at_each_selection_once(string name)
    {
        var schema = Executor(new()).Schema;
        var syntax = GraphQLParser.ParseDocument(ByName[name].Document, ParserOptions.Unlimited);
        var document = new PreparedDocument(schema, syntax);
        var analysis = new CostAnalysis(schema, new(schema), document, new([], _ => false, isIncremental: false), VariableValues.None);

        var cost = analysis.Of(schema.Query, syntax.Definitions.OfType<OperationDefinitionNode>().Single());
        Assert.True(cost > 1_000, $"The cost is {cost}.");
        Assert.Equal(syntax.Definitions.OfType<ExecutableDefinitionNode>().Sum(d => Count(d.SelectionSet)), analysis.Steps);
    }

    /// <summary>Where no limit on cost is set, one on the work of merging fragments stands in for it.</summary>
    [Theory]
    [InlineData("fragment bomb of different sets", false)]
    [InlineData("deferred fragments in deferred fragments", false)]
    [InlineData("different sets below an interface", true)]
    public async Task Without_a_limit_on_cost_compilation_is_bounded_by_what_it_merges(string name, bool hasBegun)
    {
        var document = Encoding.UTF8.GetBytes(name switch
        {
            "fragment bomb of different sets" => Sets(layers: 13, states: 13),
            "different sets below an interface" => Sets(layers: 13, states: 13, "found { ... on Shop { goods { ...S0_0 } } }"),
            _ => "{ shop { ...F0 } } " + Repeat(100, i => $"fragment F{i} on Shop {{ ...F{i + 1} @defer(label: \"a{i}\") ...F{i + 1} @defer(label: \"b{i}\") }} ") + "fragment F100 on Shop { name }",
        });
        await using var services = new ServiceCollection().BuildServiceProvider();
        var calls = 0;
        // The rule on merging would refuse some of these first, by its own count.
        var executor = Executor(new() { MaxCost = 0, Validation = ValidationOptions.Unlimited }, () => calls++);
        Warm(executor, services);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var execution = executor.StreamAsync(
            new() { Document = document, Services = services, User = new(), CorrelationId = "c-1", AllowIncremental = true }, CancellationToken.None);
        Assert.True(execution.IsCompletedSuccessfully);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        using var result = (await execution).Single!;
        using var answer = JsonDocument.Parse(result.Body);
        var error = Assert.Single(answer.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal(ErrorCodes.LimitExceeded, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.StartsWith("The operation merges its fragments into more than 20000 selections.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        // What has begun may have done something, and says so by its data of null.
        Assert.Equal((hasBegun, hasBegun ? 1 : 0), (answer.RootElement.TryGetProperty("data", out _), calls));
        Assert.Equal(hasBegun ? ExecutionOutcome.Executed : ExecutionOutcome.ValidationError, result.Outcome);
        var bound = BytesAlways + ((long)BytesForEachSelection * new ExecutorOptions().MaxMergedSelections) + ((long)BytesForEachByte * document.Length);
        Assert.True(allocated < bound, string.Create(CultureInfo.InvariantCulture, $"{name}: {allocated:n0} bytes allocated; the bound is {bound:n0}."));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(5, false)]
    [InlineData(0, true)]
    public async Task A_fragment_counts_wherever_it_is_merged(int limit, bool runs)
    {
        // shop, ...F twice, and what F comes to at each of the two places.
        var answer = await RunAsync(new() { MaxMergedSelections = limit }, "{ shop { ...F } a: shop { ...F } } fragment F on Shop { name }");
        Assert.Equal(runs, answer.TryGetProperty("data", out _));
    }

    private static void Warm(RequestExecutor executor, IServiceProvider services) =>
        executor.ExecuteAsync(new() { Document = "{ shop }"u8.ToArray(), Services = services, User = new(), CorrelationId = "c-0" }, CancellationToken.None).Result.Dispose();

    private static int Count(SelectionSetNode? set) => set is null ? 0 : set.Selections.Sum(s => 1 + s switch
    {
        FieldNode field => Count(field.SelectionSet),
        InlineFragmentNode inline => Count(inline.SelectionSet),
        _ => 0,
    });

    private static string Doubling(string type, string field, int times) =>
        Repeat(times, i => $"fragment F{i} on {type} {{ a: {field} {{ ...F{i + 1} }} b: {field} {{ ...F{i + 1} }} }} ") + $"fragment F{times} on {type} {{ name }}";

    // Layer by layer, alias a keeps each state and alias b moves it one on and starts anew: 2^layers sets of fragments.
    private static string Sets(int layers, int states, string root = "goods { nodes { ...S0_0 } }")
    {
        var text = new StringBuilder($"{{ {root} }} ");
        for (var layer = 0; layer < layers; layer++)
        {
            for (var state = 0; state <= Math.Min(layer, states); state++)
            {
                var next = state == 0 ? $"...S{layer + 1}_0 ...S{layer + 1}_1" : $"...S{layer + 1}_{Math.Min(state + 1, states)}";
                text.Append(CultureInfo.InvariantCulture, $"fragment S{layer}_{state} on Goods {{ a: self {{ ...S{layer + 1}_{(state == 0 ? 0 : Math.Min(state + 1, states))} }} b: self {{ {next} }} }} ");
            }
        }

        for (var state = 0; state <= Math.Min(layers, states); state++)
            text.Append(CultureInfo.InvariantCulture, $"fragment S{layers}_{state} on Goods {{ name }} ");
        return text.ToString();
    }

    private static string Nest(string open, int times) => Repeat(times, _ => open);

    private static string Close(int times) => new('}', times);

    private static string Repeat(int times, Func<int, string> part) => string.Concat(Enumerable.Range(0, times).Select(part));
}
