using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Server.Tests.Streams;

/// <summary>A response in parts: over multipart/mixed and over server-sent events, only for those who take it.</summary>
public sealed class PartsTests : IAsyncLifetime
{
    private const string Document = "{ merchant { id ... @defer(label: \"n\") { name } } }";

    private const string Sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        type Query { merchant: Merchant }
        type Merchant { id: ID! name: String }
        type Subscription { ticks: Int }
        """;

    private readonly TaskCompletionSource _release = new();
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        var schema = SchemaFromSdl.Build(Sdl, new SdlOptions
        {
            ResolverOf = (type, field) => (type, field) switch
            {
                ("Query", "merchant") => new RowResolver(_ => new(JsonSerializer.SerializeToElement(new { id = "1" }))),
                ("Merchant", "name") => new RowResolver(async _ =>
                {
                    await _release.Task;
                    return JsonSerializer.SerializeToElement("北京百货");
                }),
                _ => null,
            },
        });
        _server = await TestServer.StartAsync(services: b => b.Services.AddSingleton<IRequestExecutor>(new RequestExecutor(schema, new ExecutorOptions(), NullLogger<RequestExecutor>.Instance)));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("multipart/mixed")]
    [InlineData("multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9")]
    [InlineData("application/graphql-response+json, application/json, text/event-stream, multipart/mixed")]
    public async Task The_first_part_comes_before_the_deferred_one_is_there(string accept)
    {
        using var answer = await SendAsync(accept, Document);
        Assert.Equal("multipart/mixed; boundary=\"-\"", answer.Content.Headers.ContentType!.ToString());
        using var body = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("""{"data":{"merchant":{"id":"1"}},"pending":[{"id":"0","path":["merchant"],"label":"n"}],"hasNext":true}""", await PartAsync(body));
        _release.SetResult();
        Assert.Equal("""{"incremental":[{"id":"0","data":{"name":"北京百货"}}],"completed":[{"id":"0"}],"hasNext":false}""", await PartAsync(body));
        Assert.Equal("-----\r\n", await body.ReadToEndAsync());
    }

    [Fact]
    public async Task Server_sent_events_carry_parts_too()
    {
        _release.SetResult();
        using var answer = await SendAsync("text/event-stream", Document);
        var events = await answer.Content.ReadAsStringAsync();
        Assert.Contains("event: next\ndata: {\"data\":{\"merchant\":{\"id\":\"1\"}},\"pending\"", events, StringComparison.Ordinal);
        Assert.Contains("\"hasNext\":false}\n\nevent: complete", events, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9")]
    [InlineData("multipart/mixed;incrementalSpec=v0.1,application/json")]
    [InlineData("multipart/mixed;q=0, application/json")]
    public async Task Who_takes_no_parts_gets_the_whole(string accept)
    {
        _release.SetResult();
        using var answer = await SendAsync(accept, Document);
        Assert.Equal("""{"data":{"merchant":{"id":"1","name":"北京百货"}}}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_anything_deferred_the_response_is_a_plain_one()
    {
        using var answer = await SendAsync("multipart/mixed, application/json", "{ merchant { id } }");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("""{"data":{"merchant":{"id":"1"}}}""", await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> SendAsync(string accept, string document)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Add("Accept", accept);
        return _server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    // Each part begins with a line break, the boundary, its header and an empty line.
    private static async Task<string?> PartAsync(StreamReader body)
    {
        var line = await body.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        while (line is "" or "---" || line?.StartsWith("Content-Type", StringComparison.Ordinal) == true)
            line = await body.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return line;
    }
}
