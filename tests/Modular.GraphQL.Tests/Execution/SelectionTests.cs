using Modular.GraphQL.Types;
using static Modular.GraphQL.Tests.Execution.ExecutionFixture;

namespace Modular.GraphQL.Tests.Execution;

/// <summary>Section 6.3.2: which fields are there, and in which order.</summary>
public sealed class SelectionTests
{
    private abstract record Pet(string Name);

    private sealed record Dog(string Name, int Barks) : Pet(Name);

    private sealed record Cat(string Name, int Lives) : Pet(Name);

    [Theory]
    [InlineData("{ a b }", "a,b")]
    [InlineData("{ b ...F a } fragment F on Query { a c b }", "b,a,c")]
    [InlineData("{ a @skip(if: true) b }", "b")]
    [InlineData("{ a @include(if: false) b @skip(if: false) @include(if: true) }", "b")]
    [InlineData("query($x: Boolean!) { a @include(if: $x) b a }", "b,a")]
    [InlineData("query($y: Boolean!) { a @include(if: $y) b a }", "a,b")]
    [InlineData("query($x: Boolean!) { ...F @include(if: $x) b ...F } fragment F on Query { a }", "b,a")]
    [InlineData("query($x: Boolean!) { ... @include(if: $x) { c } ... @skip(if: $x) { b } a }", "b,a")]
    [InlineData("{ x: a y: a a }", "x,y,a")]
    [InlineData("{ ... on Query { c } ... { b } }", "c,b")]
    public async Task Fields_come_in_the_order_in_which_the_included_ones_are_first_met(string document, string expected)
    {
        var answer = await Executor(Abc()).RunAsync(document, new { x = false, y = true });
        using var json = System.Text.Json.JsonDocument.Parse(answer);
        Assert.Equal(expected, string.Join(',', json.RootElement.GetProperty("data").EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public async Task Merged_fields_take_the_sub_selections_of_included_occurrences_only()
    {
        var inner = Object<string>("Inner", Property<string>("p", Text, s => s + "p"), Property<string>("q", Text, s => s + "q"));
        var executor = Executor(Root("Query", Sync("in", inner, _ => "i")));
        const string Document = "query($x: Boolean!) { in @include(if: $x) { p } in { q } ...F @skip(if: $x) } fragment F on Query { in { p q } }";
        Assert.Equal("""{"data":{"in":{"p":"ip","q":"iq"}}}""", await executor.RunAsync(Document, new { x = true }));
        Assert.Equal("""{"data":{"in":{"q":"iq","p":"ip"}}}""", await executor.RunAsync(Document, new { x = false }));
    }

    [Fact]
    public async Task Seventy_conditions_are_more_than_bits_and_still_exact()
    {
        var names = Enumerable.Range(0, 70).Select(i => $"v{i}").ToArray();
        var document = $"query({string.Join(' ', names.Select(n => $"${n}: Boolean!"))}) {{ {string.Join(' ', names.Select(n => $"{n}: a @include(if: ${n})"))} }}";
        document = document.Replace(": a @", ": b @", StringComparison.Ordinal);
        var executor = Executor(Abc());
        var answer = await executor.RunAsync(
            document.Replace("v1: b", "v1: a", StringComparison.Ordinal),
            names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i is 1 or 69));
        Assert.Contains("LIMIT_EXCEEDED", answer, StringComparison.Ordinal); // 69 selections of one field are over the alias limit…

        var half = string.Join(' ', names.Select((n, i) => $"{n}: {"abcdef"[i % 6]} @include(if: ${n})"));
        answer = await executor.RunAsync(
            $"query({string.Join(' ', names.Select(n => $"${n}: Boolean!"))}) {{ {half} }}",
            names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i is 1 or 69));
        Assert.Equal("""{"data":{"v1":"b","v69":"d"}}""", answer); // …spread over six fields they are not.
    }

    [Fact]
    public async Task Abstract_types_take_the_selections_of_each_values_own_type()
    {
        var pet = new InterfaceType("Pet") { ClrType = typeof(Pet) };
        pet.Complete([new("name", Text)], []);
        var dog = Complete(new("Dog") { ClrType = typeof(Dog) },
            [Property<Dog>("name", Text, d => d.Name), Property<Dog>("barks", Int, d => d.Barks)], pet);
        var cat = Complete(new("Cat") { ClrType = typeof(Cat) },
            [Property<Cat>("name", Text, c => c.Name), Sync("lives", Int, c => ((Cat)c.Parent!).Lives)], pet);
        var either = new UnionType("Either");
        either.Complete([dog, cat]);
        object?[] pets = [new Dog("Rex", 3), null, new Cat("Tom", 9), new Dog("Ben", 1)];
        var executor = Executor(
            Root("Query", Sync("pets", pet.List, _ => pets), Sync("either", either.List.List, _ => new[] { pets, [] }), Sync("alien", pet, _ => "no pet")),
            more: [dog, cat]);
        Assert.Equal(
            """{"data":{"pets":[{"__typename":"Dog","name":"Rex","barks":3},null,{"__typename":"Cat","name":"Tom","lives":9},{"__typename":"Dog","name":"Ben","barks":1}]}}""",
            await executor.RunAsync("{ pets { __typename name ... on Dog { barks } ...C } } fragment C on Cat { lives }"));
        Assert.Equal(
            """{"data":{"either":[[{"t":"Dog"},null,{"lives":9},{"t":"Dog"}],[]]}}""",
            await executor.RunAsync("{ either { ... on Dog { t: __typename } ... on Pet { ... on Cat { lives } } } }"));
        Assert.EndsWith("\"data\":{\"alien\":null}}", await executor.RunAsync("{ alien { name } }"), StringComparison.Ordinal);
    }

    private static ObjectType Abc() =>
        Root("Query", [.. "abcdef".Select(c => Sync(c.ToString(), Text, _ => c.ToString()))]);
}
