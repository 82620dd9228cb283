using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Server.Tests;

/// <summary>What other sites' pages may do, who may read the schema, and how a masked error is found again.</summary>
public sealed class SafetyTests
{
    [Theory]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "https://shop.example.evil.example", 403)]
    [InlineData("Origin", "https://shop.example", 200)]
    [InlineData("Origin", "self", 200)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    public async Task Pages_of_other_sites_may_send_nothing_unless_they_are_named(string header, string value, int status)
    {
        await using var server = await TestServer.StartAsync(o => o.AllowedOrigins.Add("https://shop.example"));
        var own = value == "self" ? server.Address.GetLeftPart(UriPartial.Authority) : value;
        foreach (var request in new[] { Post("{ a }"), new HttpRequestMessage(HttpMethod.Get, "/graphql?query={a}") { Headers = { { "GraphQL-Require-Preflight", "1" } } } })
        {
            request.Headers.Add(header, own);
            var answer = await server.SendAsync(request);
            Assert.Equal(status, answer.Code);
            if (status == 403)
                Assert.Equal(ErrorCodes.NotAuthorized, answer.ErrorCode);
        }
    }

    [Theory]
    [InlineData(null, ErrorCodes.NotAuthenticated)]
    [InlineData("orders:read", ErrorCodes.NotAuthorized)]
    [InlineData("schema:read", null)]
    public async Task Introspection_can_be_kept_for_those_with_a_permission(string? permission, string? refusal)
    {
        await using var server = await StartAsync(new() { IntrospectionPermission = "schema:read" }, permission);
        foreach (var document in new[]
        {
            "{ __schema { queryType { name } } }",
            "{ name __type(name: \"Query\") { name } }",
            "{ ... on Query { ...F } } fragment F on Query { ... { s: __schema { queryType { name } } } }",
        })
        {
            var answer = await server.SendAsync(Post(document));
            if (refusal is null)
                Assert.StartsWith("{\"data\":{", answer.Body, StringComparison.Ordinal);
            else
                Assert.Equal(refusal, answer.ErrorCode);
        }

        Assert.Equal("""{"data":{"__typename":"Query","name":"n"}}""", (await server.SendAsync(Post("{ __typename name }"))).Body);
    }

    [Fact]
    public async Task A_masked_error_is_found_in_the_log_by_the_id_that_the_client_was_given()
    {
        var log = new CollectedLog();
        await using var server = await StartAsync(new(), null, log);
        var answer = await server.SendAsync(Post("{ fail }"));

        var id = answer.Headers["X-Correlation-Id"];
        using var json = JsonDocument.Parse(answer.Body);
        Assert.Equal(id, json.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("correlationId").GetString());
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        var (message, exception) = Assert.Single(log.Entries, e => e.Message.Contains(id, StringComparison.Ordinal));
        Assert.Equal(("secret of the inside", true), (exception?.Message, message.StartsWith("Masked error", StringComparison.Ordinal)));
    }

    private static HttpRequestMessage Post(string document) =>
        new(HttpMethod.Post, "/graphql") { Content = new StringContent(JsonSerializer.Serialize(new { query = document }), Encoding.UTF8, "application/json") };

    private static Task<TestServer> StartAsync(ExecutorOptions options, string? permission, CollectedLog? log = null)
    {
        var schema = SchemaFromSdl.Build("type Query { name: String fail: String }", new()
        {
            ResolverOf = (_, field) => field == "fail"
                ? new RowResolver(_ => throw new InvalidOperationException("secret of the inside"))
                : new PropertyResolver(_ => JsonSerializer.SerializeToElement("n")),
        });
        return TestServer.StartAsync(
            services: b =>
            {
                b.Logging.AddProvider(log ?? new CollectedLog());
                b.Services.AddSingleton<IRequestExecutor>(s => new RequestExecutor(schema, options, s.GetRequiredService<ILogger<RequestExecutor>>()));
            },
            pipeline: app => app.Use((context, next) =>
            {
                if (permission is not null)
                    context.User = new(new ClaimsIdentity([new("permission", permission)], "test"));
                return next(context);
            }));
    }

    private sealed class CollectedLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(string Message, Exception? Exception)> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue((formatter(state, exception), exception));

        public void Dispose()
        {
        }
    }
}
