using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;
using static Modular.GraphQL.Tests.Execution.ExecutionFixture;

namespace Modular.GraphQL.Tests.Execution;

/// <summary>Incremental delivery: what a client puts together from the parts is what it would have got at once.</summary>
public sealed class IncrementalDeliveryTests
{
    private sealed record Person(string Name, Person[] Friends, bool Breaks = false);

    private static readonly Person Root = new("Ann",
        [new("Bob", [new("Cid", [])]), new("Dan", [new("Dot", [])], Breaks: true), new("Eve", [new("Fay", []), new("Gus", [])])]);

    [Fact]
    public async Task A_deferred_fragment_is_announced_delivered_and_completed() =>
        Assert.Equal(
            [
                """{"data":{"me":{"name":"Ann"}},"pending":[{"id":"0","path":["me"],"label":"more"}],"hasNext":true}""",
                """{"incremental":[{"id":"0","data":{"late":"Ann late"}}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await Parts("{ me { name ... @defer(label: \"more\") { late } } }"));

    [Fact]
    public async Task A_field_that_is_asked_for_now_is_not_sent_again() =>
        Assert.Equal(
            [
                """{"data":{"me":{"name":"Ann","friends":[{"name":"Bob"},{"name":"Dan"},{"name":"Eve"}]}},"pending":[{"id":"0","path":["me"]}],"hasNext":true}""",
                """{"incremental":[{"id":"0","subPath":["friends",0],"data":{"late":"Bob late"}},{"id":"0","subPath":["friends",1],"data":{"late":"Dan late"}},{"id":"0","subPath":["friends",2],"data":{"late":"Eve late"}}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await Parts("{ me { name friends { name } ... @defer { name friends { name late } } } }"));

    [Fact]
    public async Task The_rest_of_a_streamed_list_comes_later() =>
        Assert.Equal(
            [
                """{"data":{"me":{"friends":[{"late":"Bob late"}]}},"pending":[{"id":"0","path":["me","friends"],"label":"f"}],"hasNext":true}""",
                """{"incremental":[{"id":"0","items":[{"late":"Dan late"},{"late":"Eve late"}]}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await Parts("{ me { friends @stream(initialCount: 1, label: \"f\") { late } } }"));

    [Fact]
    public async Task A_null_that_must_not_be_voids_the_part_and_nothing_else()
    {
        var parts = await Parts("{ me { friends { name ... @defer { strict } } } }");
        Assert.Equal("""{"data":{"me":{"friends":[{"name":"Bob"},{"name":"Dan"},{"name":"Eve"}]}},"pending":[{"id":"0","path":["me","friends",0]},{"id":"1","path":["me","friends",1]},{"id":"2","path":["me","friends",2]}],"hasNext":true}""", parts[0]);
        Assert.Contains("{\"id\":\"1\",\"errors\":[{\"message\":\"Cannot return null for non-nullable field Person.strict.\"", parts[1], StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"me\",\"friends\",1,\"strict\"]", parts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("{\"id\":\"1\",\"data\"", parts[1], StringComparison.Ordinal);
        Assert.Contains("{\"id\":\"0\",\"data\":{\"strict\":\"Bob\"}}", parts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_below_a_null_is_never_announced()
    {
        var parts = await Parts("{ me { friends { name strict ... @defer { late } } } }");
        Assert.Equal(2, parts.Count);
        Assert.Contains("\"friends\":[{\"name\":\"Bob\",\"strict\":\"Bob\"},null,{", parts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("[\"me\",\"friends\",1],", parts[0].Split("\"pending\"")[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Dan", parts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_left_for_later_goes_with_the_object_around_it()
    {
        // Dot's part is noted before Dan, around it, turns out to be void.
        var parts = await Parts("{ me { friends { friends { name ... @defer { late } } strict } } }");
        Assert.Contains("\"strict\":\"Bob\"},null,{", parts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("[\"me\",\"friends\",1", parts[0].Split("\"pending\"")[1], StringComparison.Ordinal);
        Assert.All(parts, p => Assert.DoesNotContain("Dot", p, StringComparison.Ordinal));
        Assembled.From(parts);
    }

    [Theory]
    [InlineData("{ me { name ... @defer(if: false) { late } friends @stream(if: false) { name } } }")]
    [InlineData("query($no: Boolean = false) { me { name ... @defer(if: $no) { late } } }")]
    [InlineData("{ me { name ... @defer { name } } }")]
    [InlineData("{ me { friends @stream(initialCount: 3) { name } } }")]
    public async Task Where_nothing_is_left_for_later_the_response_is_a_plain_one(string document)
    {
        var part = Assert.Single(await Parts(document));
        Assert.DoesNotContain("hasNext", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transport_that_takes_one_response_gets_everything_at_once() =>
        Assert.Equal(
            """{"data":{"me":{"name":"Ann","late":"Ann late","friends":[{"name":"Bob"},{"name":"Dan"},{"name":"Eve"}]}}}""",
            await Executor().RunAsync("{ me { name ... @defer { late } friends @stream { name } } }"));

    [Theory]
    [InlineData("{ me { ... @defer { name late ... @defer { friends { name ... @defer { late friends { name } } } } } } }")]
    [InlineData("{ me { name ...F @defer ...F } } fragment F on Person { late friends { late ...G @defer } } fragment G on Person { name friends @stream(initialCount: 1) { late } }")]
    [InlineData("{ me { friends @stream { name friends @stream(initialCount: 1) { late ... @defer { name } } } } }")]
    [InlineData("{ me { ... @defer(label: \"a\") { friends { name late } } ... @defer(label: \"b\") { friends { name friends { late } } late } } }")]
    public async Task Put_together_the_parts_are_the_whole(string document)
    {
        var whole = JsonDocument.Parse(await Executor().RunAsync(document)).RootElement.GetProperty("data");
        var parts = await Parts(document);
        Assert.True(parts.Count > 1);
        Assert.Equal(Sorted(whole), Sorted(JsonSerializer.SerializeToElement(Assembled.From(parts))));
    }

    [Theory]
    [InlineData("{ me { ... @defer(label: \"x\") { name } ... @defer(label: \"x\") { late } } }")]
    [InlineData("query($l: String) { me { ... @defer(label: $l) { name } } }")]
    [InlineData("{ me { name @stream } }")]
    public async Task Misuse_is_refused(string document) =>
        Assert.Contains(ErrorCodes.ValidationFailed, Assert.Single(await Parts(document)), StringComparison.Ordinal);

    private static string Sorted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}:{Sorted(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Sorted))}]",
        _ => value.GetRawText(),
    };

    private static async Task<List<string>> Parts(string document)
    {
        await using var services = new ServiceCollection().AddScoped<RequestContextAccessor>().BuildServiceProvider();
        var stream = await Executor().StreamAsync(
            new()
            {
                Document = Encoding.UTF8.GetBytes(document),
                Services = services,
                User = new ClaimsPrincipal(),
                CorrelationId = "c-1",
                AllowIncremental = true,
            },
            default);
        if (stream.Single is { } single)
        {
            using (single)
                return [Encoding.UTF8.GetString(single.Body.Span)];
        }

        var parts = new List<string>();
        await foreach (var part in stream.Events!)
        {
            using (part)
                parts.Add(Encoding.UTF8.GetString(part.Body.Span));
        }

        return parts;
    }

    private static RequestExecutor Executor()
    {
        var person = new ObjectType("Person") { ClrType = typeof(Person) };
        Complete(person,
        [
            Property<Person>("name", Text, p => p.Name),
            Property<Person>("strict", Text.NonNull, p => p.Breaks ? null : p.Name),
            Property<Person>("friends", person.List, p => p.Friends),
            Row("late", Text, async c =>
            {
                await Task.Delay(1, c.CancellationToken);
                return $"{((Person)c.Parent!).Name} late";
            }),
        ]);
        return ExecutionFixture.Executor(ExecutionFixture.Root("Query", Sync("me", person, _ => Root)), directives: IncrementalDirectives.All);
    }
}
