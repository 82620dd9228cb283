using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;
using Modular.Testing;

namespace Modular.GraphQL.Server.Tests;

/// <summary>Documents by their hash (automatic persisted queries, trusted documents) and many requests in one body.</summary>
public sealed class PersistedDocumentTests : IDisposable
{
    private const string Sdl = "type Query { name: String number(n: Int): Int } type Mutation { bump: Int }";
    private const string Trusted = "query Trusted($n: Int) { number(n: $n) }\n";

    private readonly TemporaryFolder _folder = new("trusted");
    private int _bumps;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_hash_is_enough_once_the_text_has_been_sent_with_it()
    {
        await using var server = await StartAsync(new());
        var hash = Hash("{ name }");
        Assert.Equal((200, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"), Error(await server.PostAsync(Persisted(hash))));
        Assert.Equal("""{"data":{"name":"n"}}""", (await server.PostAsync(Persisted(hash, "{ name }"))).Body);
        Assert.Equal("""{"data":{"name":"n"}}""", (await server.PostAsync(Persisted(hash))).Body);
        Assert.Equal("""{"data":{"name":"n"}}""", (await server.PostAsync(Persisted(hash.ToUpperInvariant()))).Body);
        Assert.Equal("""{"data":{"name":"n"}}""", (await server.GetAsync("?extensions=" + Uri.EscapeDataString("{\"persistedQuery\":" + $$"""{"version":1,"sha256Hash":"{{hash}}"}""" + "}"))).Body);
    }

    [Fact]
    public async Task A_document_that_is_refused_is_not_kept_under_its_hash()
    {
        await using var server = await StartAsync(new());
        Assert.Equal(ErrorCodes.ValidationFailed, (await server.PostAsync(Persisted(Hash("{ nothing }"), "{ nothing }"))).ErrorCode);
        Assert.Equal(ErrorCodes.PersistedQueryNotFound, (await server.PostAsync(Persisted(Hash("{ nothing }")))).ErrorCode);
    }

    public static TheoryData<string, string, string> BadHashes => new()
    {
        { "of another text", Persisted(Hash("{ number }"), "{ name }"), "The hash is not that of the query that came with it." },
        { "no hash at all", Persisted("abc", "{ name }"), "The hash is not that of the query that came with it." },
        { "version 2", """{"query":"{ name }","extensions":{"persistedQuery":{"version":2,"sha256Hash":"00"}}}""", "extensions.persistedQuery must have the version 1 and a sha256Hash." },
        { "no version", """{"query":"{ name }","extensions":{"persistedQuery":{"sha256Hash":"00"}}}""", "extensions.persistedQuery must have the version 1 and a sha256Hash." },
        { "not an object", """{"query":"{ name }","extensions":{"persistedQuery":"00"}}""", "The parameter extensions.persistedQuery must be an object." },
        { "extensions of another kind", """{"query":"{ name }","extensions":[]}""", "The parameter extensions must be an object." },
        { "an id that is no string", """{"documentId":1}""", "The parameter documentId must be a string." },
        { "nothing", """{"extensions":{"persistedQuery":null,"other":[{}]}}""", "The parameter query is missing." },
    };

    [Theory]
    [MemberData(nameof(BadHashes))]
    public async Task A_wrong_hash_is_refused_and_names_nothing(string what, string body, string message)
    {
        await using var server = await StartAsync(new());
        var answer = await server.PostAsync(body);
        Assert.True((ErrorCodes.BadRequest, message) == (answer.ErrorCode, answer.ErrorMessage), $"{what}: {answer.Body}");
        Assert.Equal("""{"data":{"name":"n"}}""", (await server.PostAsync("""{"query":"{ name }","extensions":{"other":{"a":[1]}}}""")).Body);
    }

    [Fact]
    public async Task Without_automatic_persisted_queries_clients_are_told_so()
    {
        await using var server = await StartAsync(new() { AutomaticPersistedQueries = false });
        Assert.Equal((200, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported"), Error(await server.PostAsync(Persisted(Hash("{ name }"), "{ name }"))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_trusted_document_runs_by_its_id_and_others_only_where_the_server_takes_them(bool onlyTrusted)
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(_folder.In("orders")).FullName, "number.graphql"), Trusted);
        await File.WriteAllTextAsync(_folder.In("notes.txt"), "{ name }");
        await using var server = await StartAsync(new() { TrustedDocuments = TrustedDocuments.Load(_folder.Path), OnlyTrustedDocuments = onlyTrusted });

        foreach (var id in new[] { Hash(Trusted), "sha256:" + Hash(Trusted) })
        {
            Assert.Equal("""{"data":{"number":5}}""", (await server.PostAsync($$"""{"documentId":"{{id}}","variables":{"n":5} }""")).Body);
            Assert.Equal("""{"data":{"number":6}}""", (await server.GetAsync($"?documentId={id}&variables=" + """{"n":6}""")).Body);
        }

        Assert.Equal("""{"data":{"number":7}}""", (await server.PostAsync(Persisted(Hash(Trusted), variables: "{\"n\":7}"))).Body);
        Assert.Equal("""{"data":{"number":8}}""", (await server.PostAsync(JsonSerializer.Serialize(new { query = Trusted, variables = new { n = 8 } }))).Body);
        Assert.Equal(ErrorCodes.DocumentNotFound, (await server.PostAsync($$"""{"documentId":"{{Hash("{ name }")}}"}""")).ErrorCode);
        Assert.Equal(ErrorCodes.DocumentNotFound, (await server.PostAsync("""{"documentId":"sha256:nonsense"}""")).ErrorCode);

        var text = await server.PostAsync("""{"query":"{ name }"}""");
        var persisted = await server.PostAsync(Persisted(Hash("{ name }"), "{ name }"));
        if (onlyTrusted)
            Assert.Equal((ErrorCodes.DocumentNotTrusted, ErrorCodes.PersistedQueryNotSupported), (text.ErrorCode, persisted.ErrorCode));
        else
            Assert.Equal(("""{"data":{"name":"n"}}""", """{"data":{"name":"n"}}"""), (text.Body, persisted.Body));
    }

    [Fact]
    public async Task Trusted_documents_that_the_schema_cannot_run_are_all_named_with_file_and_place()
    {
        Directory.CreateDirectory(_folder.In("orders"));
        foreach (var (file, text) in new[]
        {
            ("whole.graphql", Trusted),
            ("orders/gone.graphql", "query A {\n  name\n  gone\n}\nquery B { nam }"),
            ("broken.graphql", "query {\n  name"),
            ("large.graphql", "{ a: name b: name c: name }"),
        })
        {
            await File.WriteAllTextAsync(_folder.In(file), text);
        }

        var options = new ExecutorOptions { TrustedDocuments = TrustedDocuments.Load(_folder.Path), Parser = new() { MaxAliasesPerField = 2 }, Validation = new() { Suggestions = false } };
        Assert.Equal(
            ["broken.graphql:2:7:", "large.graphql:1:19:", "orders/gone.graphql:3:3:", "orders/gone.graphql:5:11:"],
            options.TrustedDocuments.Check(Schema(), options).Select(p => p.ToString().Split(' ')[0]));
        Assert.Contains("Did you mean \"name\"?", options.TrustedDocuments.Check(Schema(), options)[^1].Error.Message, StringComparison.Ordinal);
        Assert.Empty(new TrustedDocuments([new("whole", Encoding.UTF8.GetBytes(Trusted))]).Check(Schema(), options));
    }

    [Fact]
    public async Task A_batch_is_answered_in_its_order_each_with_its_own_errors()
    {
        await using var server = await StartAsync(new(), batch: 4);
        var answer = await server.PostAsync("""[{"query":"{ name }"},{"query":"{ nothing }"},{"query":"mutation { bump }"},{"query":"query($n: Int) { number(n: $n) }","variables":{"n":3}}]""");
        using var json = JsonDocument.Parse(answer.Body);
        Assert.Equal((200, 4), (answer.Code, json.RootElement.GetArrayLength()));
        Assert.Equal("""{"data":{"name":"n"}}""", json.RootElement[0].GetRawText());
        Assert.Equal(ErrorCodes.ValidationFailed, json.RootElement[1].GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("""{"data":{"bump":1}}""", json.RootElement[2].GetRawText());
        Assert.Equal("""{"data":{"number":3}}""", json.RootElement[3].GetRawText());
        // The memory of one batch is used again for the next.
        Assert.Equal("""[{"data":{"name":"n"}}]""", (await server.PostAsync("""[{"query":"{ name }"}]""")).Body);
        Assert.Equal("""{"data":{"name":"n"}}""", (await server.PostAsync("""{"query":"{ name }"}""")).Body);
    }

    [Theory]
    [InlineData(0, """[{"query":"mutation { bump }"}]""", 400, ErrorCodes.BadRequest)]
    [InlineData(2, """[{"query":"mutation { bump }"},{"query":"{ name }"},{"query":"{ name }"}]""", 413, ErrorCodes.LimitExceeded)]
    [InlineData(2, "[]", 400, ErrorCodes.BadRequest)]
    [InlineData(2, """[{"query":"mutation { bump }"},{}]""", 400, ErrorCodes.BadRequest)]
    [InlineData(2, """[{"query":"mutation { bump }"},[]]""", 400, ErrorCodes.BadRequest)]
    [InlineData(2, """[{"query":"mutation { bump }"},null]""", 400, ErrorCodes.BadRequest)]
    [InlineData(2, """[{"query":"mutation { bump }"}""", 400, ErrorCodes.BadRequest)]
    [InlineData(2, """[{"query":"mutation { bump }"}] x""", 400, ErrorCodes.BadRequest)]
    public async Task A_batch_that_is_not_taken_runs_nothing_of_it(int limit, string body, int status, string code)
    {
        await using var server = await StartAsync(new(), limit);
        var answer = await server.PostAsync(body);
        Assert.Equal((status, code, 0), (answer.Code, answer.ErrorCode, _bumps));
    }

    [Theory]
    [InlineData("report", true)]
    [InlineData("no", false)]
    [InlineData(null, false)]
    public async Task A_header_asks_for_the_cost(string? header, bool isReported)
    {
        await using var server = await StartAsync(new());
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"mutation { bump }"}""", Encoding.UTF8, "application/json") };
        if (header is not null)
            request.Headers.Add("GraphQL-Cost", header);
        Assert.Equal(isReported ? """{"data":{"bump":1},"extensions":{"cost":10}}""" : """{"data":{"bump":1}}""", (await server.SendAsync(request)).Body);
    }

    private Task<TestServer> StartAsync(ExecutorOptions options, int batch = 0) => TestServer.StartAsync(
        o => o.MaxBatchSize = batch,
        b => b.Services.AddSingleton<IRequestExecutor>(new RequestExecutor(Schema(), options, NullLogger<RequestExecutor>.Instance)));

    private Schema Schema() => SchemaFromSdl.Build(Sdl, new()
    {
        ResolverOf = (type, field) => (type, field) switch
        {
            ("Query", "name") => new PropertyResolver(_ => JsonSerializer.SerializeToElement("n")),
            ("Query", "number") => new RowResolver(c => new(JsonSerializer.SerializeToElement(c.Arguments[0]))),
            ("Mutation", "bump") => new RowResolver(_ => new(JsonSerializer.SerializeToElement(Interlocked.Increment(ref _bumps)))),
            _ => null,
        },
    });

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Persisted(string hash, string? query = null, string variables = "{}") =>
        "{" + (query is null ? "" : $"\"query\":{JsonSerializer.Serialize(query)},")
            + $$"""
              "variables":{{variables}},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{hash}}"
              """ + "}}}";

    private static (int Status, string? Code, string? Message) Error(Answer answer) => (answer.Code, answer.ErrorCode, answer.ErrorMessage);
}
