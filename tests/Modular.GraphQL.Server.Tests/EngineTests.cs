using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Server.Tests;

/// <summary>The transport with the real engine behind it: bad input of every kind, and files that arrive in resolvers.</summary>
public sealed class EngineTests : IAsyncLifetime
{
    private const string Sdl = """
        scalar Upload
        input Paper { file: Upload! note: String }
        type Query { merchant(id: ID!): Merchant }
        type Merchant { id: ID! name: String parent: Merchant }
        type Mutation { submit(papers: [Paper!]!): String fail: String }
        """;

    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        var schema = SchemaFromSdl.Build(Sdl, new SdlOptions
        {
            Scalars = [BuiltInScalars.Upload],
            ResolverOf = (type, field) => (type, field) switch
            {
                ("Query", "merchant") => new RowResolver(c => new(JsonSerializer.SerializeToElement(new { id = c.Arguments[0], name = "北京百货" }))),
                ("Mutation", "submit") => new RowResolver(async c => await DescribeAsync((IReadOnlyList<object?>)c.Arguments[0]!)),
                ("Mutation", "fail") => new RowResolver(_ => throw new InvalidOperationException("secret of the inside")),
                _ => null,
            },
        });
        _server = await TestServer.StartAsync(services: b => b.Services.AddSingleton<IRequestExecutor>(new RequestExecutor(schema, new ExecutorOptions(), NullLogger<RequestExecutor>.Instance)));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Data_comes_back_in_UTF8_with_the_variables_that_were_sent()
    {
        var answer = await _server.PostAsync("""{"query":"query($id: ID!) { merchant(id: $id) { id name } }","variables":{"id":"\u5317-7"}}""");
        Assert.Equal((200, """{"data":{"merchant":{"id":"北-7","name":"北京百货"}}}"""), (answer.Code, answer.Body));
    }

    public static TheoryData<string, string, string?, string> BadRequests => new()
    {
        { "malformed document", "{ merchant(id: 1 ", null, ErrorCodes.ParseFailed },
        { "500 levels", "{ merchant(id: 1) " + string.Concat(Enumerable.Repeat("{ parent ", 500)) + new string('}', 501), null, ErrorCodes.LimitExceeded },
        { "101 aliases", "{ " + string.Concat(Enumerable.Range(0, 101).Select(i => $"a{i}: merchant(id: {i}) {{ id }} ")) + "}", null, ErrorCodes.LimitExceeded },
        { "fragment cycle", "{ merchant(id: 1) { ...A } } fragment A on Merchant { parent { ...A } }", null, ErrorCodes.ValidationFailed },
        { "unknown field", "{ merchants { id } }", null, ErrorCodes.ValidationFailed },
        { "variable of the wrong type", "query($id: ID!) { merchant(id: $id) { id } }", """{"id":{"a":1}}""", ErrorCodes.BadUserInput },
        { "variable missing", "query($id: ID!) { merchant(id: $id) { id } }", null, ErrorCodes.BadUserInput },
        { "ambiguous operation", "query A { __typename } query B { __typename }", null, ErrorCodes.OperationResolutionFailure },
        { "a file as JSON", "mutation($p: [Paper!]!) { submit(papers: $p) }", """{"p":[{"file":"x"}]}""", ErrorCodes.BadUserInput },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task What_a_client_gets_wrong_is_a_typed_error_and_400_or_200_by_the_media_type(string what, string document, string? variables, string code)
    {
        var body = JsonSerializer.Serialize(new { query = document, variables = variables is null ? null : (object)JsonDocument.Parse(variables).RootElement });
        foreach (var (accept, status) in new[] { ("application/graphql-response+json", 400), ("application/json", 200) })
        {
            var answer = await _server.PostAsync(body, accept: accept);
            using var json = JsonDocument.Parse(answer.Body);
            Assert.True(status == answer.Code, $"{what}: {answer.Code} {answer.Body}");
            Assert.False(json.RootElement.TryGetProperty("data", out _));
            Assert.All(json.RootElement.GetProperty("errors").EnumerateArray(), e => Assert.Equal(code, e.GetProperty("extensions").GetProperty("code").GetString()));
        }
    }

    [Fact]
    public async Task A_query_over_1_MiB_gets_413_and_one_just_below_reaches_the_engine()
    {
        var below = "{\"query\":\"{ __typename }" + new string(' ', (1024 * 1024) - 26) + "\"}";
        Assert.Equal(1024 * 1024, below.Length);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await _server.PostAsync(below)).Body);
        var over = await _server.PostAsync(below + " ");
        Assert.Equal((413, ErrorCodes.LimitExceeded), (over.Code, over.ErrorCode));
    }

    [Fact]
    public async Task A_mutation_over_GET_gets_405_and_does_not_run()
    {
        var answer = await _server.GetAsync("?query=mutation%7Bfail%7D");
        Assert.Equal((405, "POST"), (answer.Code, answer.Headers["Allow"]));
    }

    [Fact]
    public async Task A_resolver_that_breaks_gives_a_partial_answer_without_a_word_of_the_inside()
    {
        var answer = await _server.PostAsync("""{"query":"mutation { fail }"}""", accept: "application/graphql-response+json");
        Assert.Equal(200, answer.Code);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.Internal, answer.Body, StringComparison.Ordinal);
        Assert.Contains(answer.Headers["X-Correlation-Id"], answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_arrives_inside_a_list_of_input_objects()
    {
        using var form = new MultipartFormDataContent("b0undary")
        {
            { new StringContent("""{"query":"mutation($p: [Paper!]!) { submit(papers: $p) }","variables":{"p":[{"file":null,"note":"a"},{"file":null}]}}"""), "operations" },
            { new StringContent("""{"x":["variables.p.0.file"],"y":["variables.p.1.file"]}"""), "map" },
            { new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "y", "二.png" },
            { new ByteArrayContent([4]), "x", "one" },
        };
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form };
        request.Headers.Add("GraphQL-Require-Preflight", "1");
        var answer = await _server.SendAsync(request);
        Assert.Equal("""{"data":{"submit":"one  1: 04; 二.png image/png 3: 010203"}}""", answer.Body);
        await _server.NoFileStaysAsync();
    }

    private static async Task<object?> DescribeAsync(IReadOnlyList<object?> papers)
    {
        var described = new List<string>();
        foreach (var paper in papers.Cast<InputObjectValue>())
        {
            var file = (IUpload)paper[0]!;
            await using var stream = file.OpenReadStream();
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            described.Add($"{file.FileName} {file.ContentType} {file.Length}: {Convert.ToHexString(content.ToArray())}");
        }

        return string.Join("; ", described);
    }
}
