using Modular.GraphQL.Types;
using static Modular.GraphQL.Tests.Execution.ExecutionFixture;

namespace Modular.GraphQL.Tests.Execution;

/// <summary>Section 6.4.4: a null or an error where null is not allowed voids the nearest place where it is, and nothing more.</summary>
public sealed class NullPropagationTests
{
    private sealed record Box(object? Value, IReadOnlyList<Box?>? Items = null);

    // The same tree read by properties alone (written straight from the graph) and through resolvers (through columns, some of them late).
    public static TheoryData<string> Modes => ["property", "row", "late", "batch"];

    [Theory, MemberData(nameof(Modes))]
    public async Task A_null_in_a_nullable_place_stays_there(string mode) =>
        Assert.Equal("""{"data":{"box":{"value":null,"strict":null}}}""",
            (await Run(mode, new Box(null, null), "{ box { value strict: value } }")));

    [Theory, MemberData(nameof(Modes))]
    public async Task A_null_where_none_is_allowed_voids_the_object_around_it(string mode) =>
        Assert.Equal("""{"errors":[{"message":"Cannot return null for non-nullable field Box.strict.","locations":[{"line":1,"column":9}],"path":["box","strict"],"extensions":{"code":"INTERNAL_ERROR"}}],"data":{"box":null}}""",
            await Run(mode, new Box(null), "{ box { strict } }"));

    [Theory, MemberData(nameof(Modes))]
    public async Task It_goes_up_to_the_root_through_places_that_allow_no_null(string mode)
    {
        var answer = await Run(mode, new Box(null), "{ other: value must { value strict } }");
        Assert.Contains("\"path\":[\"must\",\"strict\"]", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"data\":null}", answer, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task What_siblings_wrote_before_and_after_is_whole(string mode)
    {
        var box = new Box("a", [new("1"), new(null), null, new("4")]);
        var answer = await Run(mode, box, "{ box { value items { strict } after: value } }");
        Assert.Contains("\"path\":[\"box\",\"items\",1,\"strict\"]", answer, StringComparison.Ordinal);
        Assert.EndsWith("""
            "data":{"box":{"value":"a","items":[{"strict":"1"},null,null,{"strict":"4"}],"after":"a"}}}
            """, answer, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_list_of_non_null_items_goes_as_a_whole_and_the_outer_list_goes_on(string mode)
    {
        var box = new Box("a", [new("r1", [new("1"), null, new("3")]), new("r2", [new("4")])]);
        var answer = await Run(mode, box, "{ box { rows { strict } after: value } }");
        Assert.EndsWith("""
            "data":{"box":{"rows":[null,[{"strict":"4"}]],"after":"a"}}}
            """, answer, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"box\",\"rows\",0,1]", answer, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task An_exception_is_masked_and_found_by_its_correlation_id(string mode)
    {
        var answer = await Run(mode, new Box("a"), "{ box { value fails } }");
        Assert.Contains("\"correlationId\":\"c-1\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"data\":{\"box\":{\"value\":\"a\",\"fails\":null}}}", answer, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Modes))]
    public async Task A_value_that_is_no_list_or_breaks_while_it_is_read_is_an_error_of_its_field(string mode)
    {
        var answer = await Run(mode, new Box("a"), "{ box { value broken { value } } }");
        Assert.EndsWith("\"data\":{\"box\":{\"value\":\"a\",\"broken\":null}}}", answer, StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"box\",\"broken\"]", answer, StringComparison.Ordinal);
    }

    private static Task<string> Run(string mode, Box root, string document)
    {
        var box = new ObjectType("Box") { ClrType = typeof(Box) };
        Field Make(string name, SchemaType type, Func<Box, object?> read) => mode switch
        {
            "property" => Property(name, type, read),
            "row" => Sync(name, type, c => read((Box)c.Parent!)),
            "late" => Row(name, type, async c =>
            {
                await Task.Delay(name.Length % 3);
                return read((Box)c.Parent!);
            }),
            _ => Batch(name, type, c => new(name == "fails"
                ? throw new InvalidOperationException("secret")
                : c.Parents.Select(p => read((Box)p)).ToArray())),
        };
        Complete(box,
        [
            Make("value", Text, b => b.Value),
            Make("strict", Text.NonNull, b => b.Value),
            Make("items", box.List, b => b.Items),
            Make("rows", box.NonNull.List.List, b => b.Items!.Select(i => i?.Items)),
            Make("fails", Text, b => throw new InvalidOperationException("secret")),
            Make("broken", box.List, b => Breaks()),
        ]);
        var query = Root("Query",
            Sync("value", Text, _ => "v"),
            Sync("box", box, _ => root),
            Sync("must", box.NonNull, _ => root));
        return Executor(query).RunAsync(document);
    }

    private static IEnumerable<Box> Breaks()
    {
        yield return new("first");
        throw new InvalidOperationException("secret");
    }
}
