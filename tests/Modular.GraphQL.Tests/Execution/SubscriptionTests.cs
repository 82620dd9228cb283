using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;
using static Modular.GraphQL.Tests.Execution.ExecutionFixture;

namespace Modular.GraphQL.Tests.Execution;

/// <summary>Section 6.2.3: one response for each event, and an end that is clean whatever causes it.</summary>
public sealed class SubscriptionTests
{
    private int _open;

    [Fact]
    public async Task Each_event_gives_a_response_and_an_error_of_one_field_does_not_end_the_stream() =>
        Assert.Equal(
            [
                """{"data":{"t":{"value":1}}}""",
                """{"errors":[{"message":"Two is bad.","locations":[{"line":1,"column":34}],"path":["t","value"],"extensions":{"code":"TWO"}}],"data":{"t":{"value":null}}}""",
                """{"data":{"t":{"value":3}}}""",
            ],
            await All("subscription { t: ticks(to: 3) { value } }"));

    [Fact]
    public async Task An_error_of_the_source_is_the_last_response()
    {
        var responses = await All("subscription { ticks(to: 1, thenFail: true) { value } }");
        Assert.Equal(2, responses.Count);
        Assert.Equal("""{"errors":[{"message":"Too slow.","extensions":{"code":"SLOW_CONSUMER"}}]}""", responses[1]);
        Assert.Equal(0, _open);
    }

    [Theory]
    [InlineData("subscription { ticks(to: 1) @skip(if: true) { value } }", ErrorCodes.ValidationFailed)]
    [InlineData("subscription { secret { value } }", ErrorCodes.NotAuthenticated)]
    [InlineData("subscription { nothing { value } }", ErrorCodes.ValidationFailed)]
    [InlineData("subscription { a: ticks { value } b: ticks { value } }", ErrorCodes.ValidationFailed)]
    [InlineData("subscription($n: Int!) { ticks(to: $n) { value } }", ErrorCodes.BadUserInput)]
    public async Task What_cannot_be_opened_is_refused_once(string document, string code)
    {
        var response = Assert.Single(await All(document));
        Assert.Contains(code, response, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_answer_once_over_the_same_way() =>
        Assert.Equal("""{"data":{"a":"a"}}""", Assert.Single(await All("{ a }")));

    [Fact]
    public async Task Leaving_early_closes_the_source()
    {
        using var leave = new CancellationTokenSource();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Responses("subscription { ticks(to: 1000000) { value } }", leave.Token))
            {
                if (++seen == 5)
                    await leave.CancelAsync();
            }
        });
        Assert.Equal(0, _open);
    }

    [Fact]
    public async Task Over_a_transport_that_does_not_stream_it_is_refused() =>
        Assert.Contains(ErrorCodes.BadRequest, await Executor().RunAsync("subscription { ticks { value } }"), StringComparison.Ordinal);

    private async Task<List<string>> All(string document)
    {
        var all = new List<string>();
        await foreach (var response in Responses(document))
            all.Add(response);
        return all;
    }

    private async IAsyncEnumerable<string> Responses(string document, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var services = new ServiceCollection().AddScoped<RequestContextAccessor>().BuildServiceProvider();
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Services = services,
            User = new ClaimsPrincipal(),
            CorrelationId = "c-1",
        };
        var stream = await Executor().StreamAsync(request, cancellation);
        if (stream.Single is { } single)
        {
            yield return Encoding.UTF8.GetString(single.Body.Span);
            single.Dispose();
            yield break;
        }

        await foreach (var response in stream.Events!)
        {
            using (response)
                yield return Encoding.UTF8.GetString(response.Body.Span);
        }
    }

    private RequestExecutor Executor()
    {
        var tick = Object<int>("Tick", Property<int>("value", Int, i => i == 2 ? throw new GraphQLException("Two is bad.", "TWO") : i));
        Field Ticks(string name, FieldAccess? access = null) => new(name, tick,
            [new("to", Int) { DefaultValue = new Modular.GraphQL.Language.IntValueNode("2") }, new("thenFail", BuiltInScalars.Boolean)])
        {
            Source = c => new(Count((int)c.Arguments[0]!, c.Arguments[1] is true, c.CancellationToken)),
            Resolver = new RowResolver(c => new(c.Parent)),
            Access = access,
        };
        return ExecutionFixture.Executor(
            Root("Query", Sync("a", Text, _ => "a")),
            subscription: Root("Subscription", Ticks("ticks"), Ticks("secret", new FieldAccess([]))));
    }

    private async IAsyncEnumerable<object?> Count(int to, bool thenFail, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _open);
        try
        {
            for (var i = 1; i <= to; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return i;
            }

            if (thenFail)
                throw new GraphQLException("Too slow.", "SLOW_CONSUMER");
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
