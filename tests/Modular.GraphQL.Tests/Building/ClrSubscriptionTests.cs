using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Building;

/// <summary>Subscriptions from attributed C# types: their names, arguments and types, the life of their services, and access.</summary>
public sealed class ClrSubscriptionTests
{
    private readonly Sources _sources = new();

    [QueryType]
    private static class Queries
    {
        public static int One => 1;
    }

    [SubscriptionType]
    private static class Subscriptions
    {
        [Subscribe(With = nameof(SubscribeToShipments))]
        public static Shipment OnOrderShipped([EventMessage] Shipped shipped, string prefix, Connection connection) =>
            new(prefix + shipped.Number, connection.Number);

        internal static async Task<IAsyncEnumerable<Shipped>> SubscribeToShipments(string prefix, int count, Connection connection, RequestContext request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return prefix == "?"
                ? throw new GraphQLException("No such prefix.", "NO_PREFIX")
                : connection.Sources.Read(count, connection, request.LastEventId, cancellationToken);
        }

        public static async IAsyncEnumerable<string?> OnNews([EnumeratorCancellation] CancellationToken cancellationToken, int times = 2)
        {
            for (var i = 0; i < times; i++)
            {
                await Task.Delay(1, cancellationToken);
                yield return i == 0 ? "new" : null;
            }
        }

        [Subscribe]
        [Authorize("news:read")]
        [GraphQLName("inside")]
        public static async IAsyncEnumerable<int> OnInside([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 1; ; i++)
            {
                await Task.Delay(1, cancellationToken);
                yield return i;
            }
        }
    }

    [SubscriptionType]
    private static class Mistakes
    {
        [Subscribe(With = "Nothing")] public static int OnMissing() => 1;
        [Subscribe(With = nameof(Numbers))] public static int OnNoStream() => 1;
        public static int OnValue() => 1;
        public static string Property => "";
        [Subscribe(With = nameof(Stream))] public static int OnWrongEvent([EventMessage] string text) => text.Length;
        [Subscribe(With = nameof(Stream))] public static int OnOtherType(string by) => by.Length;
        [Subscribe(With = nameof(Stream))] public static void OnNothing() { }
        public static IAsyncEnumerable<int> Stream(int by) => throw new NotSupportedException($"{by}");
        public static IAsyncEnumerable<int> OnEvent([EventMessage] int number) => throw new NotSupportedException($"{number}");
        internal static int Numbers() => 1;
    }

    private sealed record Shipped(int Number) : IEventWithId
    {
        public string EventId => $"s{Number}";
    }

    private sealed record Shipment(string Label, int Connection);

    private sealed class Sources
    {
        private int _connections;

        public List<string> Log { get; } = [];

        public Connection Connect() => new(this, ++_connections);

        public async IAsyncEnumerable<Shipped> Read(int count, Connection connection, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Log.Add($"open {connection.Number} after {after}");
            try
            {
                for (var i = 1; i <= count; i++)
                {
                    await Task.Delay(1, cancellationToken);
                    Assert.False(connection.IsDisposed);
                    yield return new Shipped(i);
                }
            }
            finally
            {
                Log.Add($"close {connection.Number}");
            }
        }
    }

    private sealed class Connection(Sources sources, int number) : IDisposable
    {
        public Sources Sources { get; } = sources;

        public int Number { get; } = number;

        public bool IsDisposed { get; private set; }

        public void Dispose()
        {
            IsDisposed = true;
            Sources.Log.Add($"dispose {Number}");
        }
    }

    [Fact]
    public void Names_arguments_and_types_follow_the_methods()
    {
        var subscription = Build(Services(), typeof(Subscriptions)).Subscription!;
        Assert.Equal(
            ["inside: Int!", "news(times: Int! = 2): String", "orderShipped(prefix: String!, count: Int!): Shipment!"],
            subscription.Fields.Select(f => $"{f.Name}{Arguments(f)}: {f.Type}").Order(StringComparer.Ordinal));

        static string Arguments(Field field) => field.Arguments.Count == 0 ? "" : $"({string.Join(", ", field.Arguments.Select(a => $"{a.Name}: {a.Type}{(a.DefaultValue is null ? "" : " = 2")}"))})";
    }

    [Fact]
    public async Task The_services_of_the_stream_live_as_long_as_it_and_each_event_has_its_own()
    {
        var responses = await All("subscription { orderShipped(prefix: \"P\", count: 2) { label connection } }", lastEventId: "s7");
        Assert.Equal(
            [("s1", """{"data":{"orderShipped":{"label":"P1","connection":2}}}"""), ("s2", """{"data":{"orderShipped":{"label":"P2","connection":3}}}""")],
            responses);
        Assert.Equal(["open 1 after s7", "dispose 2", "dispose 3", "close 1", "dispose 1"], _sources.Log);
    }

    [Fact]
    public async Task A_stream_that_does_not_open_is_refused_and_its_services_are_disposed_of()
    {
        var (_, response) = Assert.Single(await All("subscription { orderShipped(prefix: \"?\", count: 2) { label } }"));
        Assert.Contains("NO_PREFIX", response, StringComparison.Ordinal);
        Assert.DoesNotContain("data", response, StringComparison.Ordinal);
        Assert.Equal(["dispose 1"], _sources.Log);
    }

    [Fact]
    public async Task A_method_that_streams_gives_its_items_null_included() =>
        Assert.Equal([(null, """{"data":{"news":"new"}}"""), (null, """{"data":{"news":null}}""")], await All("subscription { news }"));

    [Fact]
    public async Task Access_is_looked_at_before_each_event()
    {
        var calls = 0;
        Task<ClaimsPrincipal> Renew(ClaimsPrincipal user) => Task.FromResult(++calls < 3 ? user : new ClaimsPrincipal(new ClaimsIdentity("test")));
        var responses = await All("subscription { inside }", renew: Renew);
        Assert.Equal(["""{"data":{"inside":1}}""", """{"data":{"inside":2}}"""], responses.Take(2).Select(r => r.Response));
        Assert.Contains(ErrorCodes.NotAuthorized, Assert.Single(responses.Skip(2)).Response, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_told_together()
    {
        var mistakes = Assert.Throws<SchemaException>(() => Build(Services(), typeof(Mistakes))).Problems.Select(p => p.Message).ToList();
        Assert.Equal(
            [
                "A subscription's field has a value. Return what the field gives for an event.",
                "A subscription's field says where its events come from. Name the method that streams them with [Subscribe(With = nameof(…))], or return IAsyncEnumerable<T>.",
                "A subscription's field says where its events come from. Name the method that streams them with [Subscribe(With = nameof(…))], or return IAsyncEnumerable<T>.",
                "Only a field with [Subscribe(With = …)] receives an event. Remove [EventMessage].",
                "The argument by is a Int! to the method that subscribes. Give both parameters one type.",
                "The class has no single method Nothing that streams events. Let one static method Nothing return IAsyncEnumerable<T>, or a task of it.",
                "The class has no single method Numbers that streams events. Let one static method Numbers return IAsyncEnumerable<T>, or a task of it.",
                "The events are no String. Take a Int32.",
            ],
            mistakes.Order(StringComparer.Ordinal));
    }

    private static Schema Build(IServiceCollection services, Type subscriptions) =>
        new SchemaBuilder { Services = services }.AddTypes([typeof(Queries), subscriptions]).Build();

    private IServiceCollection Services() => new ServiceCollection().AddScoped<RequestContextAccessor>().AddScoped(_ => _sources.Connect());

    private async Task<List<(string? EventId, string Response)>> All(string document, string? lastEventId = null, Func<ClaimsPrincipal, Task<ClaimsPrincipal>>? renew = null)
    {
        var services = Services();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var executor = new RequestExecutor(Build(services, typeof(Subscriptions)), new(), NullLogger<RequestExecutor>.Instance);
        await using var scope = provider.CreateAsyncScope();
        var stream = await executor.StreamAsync(
            new()
            {
                Document = Encoding.UTF8.GetBytes(document),
                Services = scope.ServiceProvider,
                User = new(new ClaimsIdentity([new Claim(RequestContext.PermissionClaim, "news:read")], "test")),
                CorrelationId = "c-1",
                LastEventId = lastEventId,
                RenewUser = renew,
            },
            CancellationToken.None);
        var all = new List<(string?, string)>();
        if (stream.Single is { } single)
            all.Add(Read(single));
        else
        {
            await foreach (var response in stream.Events!)
                all.Add(Read(response));
        }

        return all;

        static (string?, string) Read(ExecutionResult result)
        {
            using (result)
                return (result.EventId, Encoding.UTF8.GetString(result.Body.Span));
        }
    }
}
