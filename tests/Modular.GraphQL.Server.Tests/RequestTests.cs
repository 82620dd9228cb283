using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Modular.GraphQL.Server.Tests;

/// <summary>GraphQL over HTTP: which request gets which status, media type and body.</summary>
public sealed class RequestTests : IAsyncLifetime
{
    private const string Json = "application/json; charset=utf-8";
    private const string Response = "application/graphql-response+json; charset=utf-8";

    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(o =>
    {
        o.MaxRequestBytes = 4096;
        o.RequestTimeout = TimeSpan.FromMilliseconds(400);
    });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("application/graphql-response+json", Response)]
    [InlineData("APPLICATION/GraphQL-Response+JSON", Response)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", Response)]
    [InlineData("application/graphql-response+json, */*", Response)]
    [InlineData("application/json, application/graphql-response+json", Json)]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.9", Response)]
    [InlineData("application/json;q=0.9, application/graphql-response+json;q=0.5", Json)]
    [InlineData("application/json;q=0, application/graphql-response+json;q=0.1", Response)]
    [InlineData("application/json;q=0, */*", Response)]
    [InlineData("text/html, application/json;q=0.1", Json)]
    [InlineData("text/html, */*;q=0.8", Json)]
    [InlineData("application/json; charset=iso-8859-1, application/graphql-response+json;q=0.1", Response)]
    public async Task The_response_has_the_media_type_that_the_client_wants_most(string? accept, string expected)
    {
        var answer = await _server.PostAsync("""{"query":"{ a }"}""", accept: accept);
        Assert.Equal((200, expected), (answer.Code, answer.ContentType));
        Assert.Equal("""{"data":{"echo":"{ a }"}}""", answer.Body);
        Assert.Equal($"{Encoding.UTF8.GetByteCount(answer.Body)}", answer.Headers["Content-Length"]);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.DoesNotContain("Cache-Control", answer.Headers.Keys);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml, text/*")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task A_client_that_takes_neither_media_type_gets_406(string accept)
    {
        var answer = await _server.PostAsync("""{"query":"{ a }"}""", accept: accept);
        Assert.Equal((406, ErrorCodes.BadRequest), (answer.Code, answer.ErrorCode));
        Assert.Empty(_server.Executor.Seen);
    }

    // application/json says 200 to every well-formed request; the newer type says how far it came.
    [Theory]
    [InlineData("parse-error", 400, ErrorCodes.ParseFailed)]
    [InlineData("validation-error", 400, ErrorCodes.ValidationFailed)]
    [InlineData("bad-operation", 400, ErrorCodes.OperationResolutionFailure)]
    public async Task The_status_of_a_request_error_follows_the_media_type(string document, int status, string code)
    {
        var body = $$"""{"query":"{{document}}"}""";
        var modern = await _server.PostAsync(body, accept: "application/graphql-response+json");
        Assert.Equal((status, code, Response), (modern.Code, modern.ErrorCode, modern.ContentType));
        var legacy = await _server.PostAsync(body, accept: "application/json");
        Assert.Equal((200, code, Json), (legacy.Code, legacy.ErrorCode, legacy.ContentType));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{ \"not a JSON", "line 1")]
    [InlineData("{\"query\":\"{ a }\"} x", "not valid JSON")]
    [InlineData("{\"query\":\"{ a }\",}", "not valid JSON")]
    [InlineData("\"{ a }\"", "must be a JSON object")]
    [InlineData("null", "must be a JSON object")]
    [InlineData("[{\"query\":\"{ a }\"}]", "Batching is off")]
    [InlineData("[]", "Batching is off")]
    [InlineData("{}", "query is missing")]
    [InlineData("{\"qeury\":\"{ a }\"}", "query is missing")]
    [InlineData("{\"query\":null}", "query must be a string")]
    [InlineData("{\"query\":{\"obj\":\"ect\"}}", "query must be a string")]
    [InlineData("{\"query\":0}", "query must be a string")]
    [InlineData("{\"query\":[\"{ a }\"]}", "query must be a string")]
    [InlineData("{\"query\":\"{ a }\",\"query\":\"{ b }\"}", "query is there twice")]
    [InlineData("{\"query\":\"\\ud800\"}", "unpaired surrogate")]
    [InlineData("{\"query\":\"{ a }\",\"operationName\":1}", "operationName must be a string")]
    [InlineData("{\"query\":\"{ a }\",\"operationName\":[\"a\"]}", "operationName must be a string")]
    [InlineData("{\"query\":\"{ a }\",\"variables\":[7]}", "variables must be an object")]
    [InlineData("{\"query\":\"{ a }\",\"variables\":\"{}\"}", "variables must be an object")]
    [InlineData("{\"query\":\"{ a }\",\"extensions\":false}", "extensions must be an object")]
    public async Task A_malformed_body_gets_400_in_either_media_type_and_says_what_is_wrong(string body, string message)
    {
        foreach (var accept in new[] { "application/json", "application/graphql-response+json" })
        {
            var answer = await _server.PostAsync(body, accept: accept);
            Assert.Equal((400, ErrorCodes.BadRequest), (answer.Code, answer.ErrorCode));
            Assert.Contains(message, answer.ErrorMessage, StringComparison.Ordinal);
        }

        Assert.Empty(_server.Executor.Seen);
    }

    [Fact]
    public async Task Invalid_UTF8_gets_400()
    {
        var content = new ByteArrayContent([.. "{\"query\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.Add("Content-Type", "application/json");
        var answer = await _server.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content });
        Assert.Equal((400, ErrorCodes.BadRequest), (answer.Code, answer.ErrorCode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/graphql")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("nonsense")]
    public async Task A_body_of_another_kind_gets_415(string? contentType)
    {
        var answer = await _server.PostAsync("""{"query":"{ a }"}""", contentType);
        Assert.Equal((415, ErrorCodes.BadRequest), (answer.Code, answer.ErrorCode));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("Application/JSON")]
    public async Task JSON_in_UTF8_is_taken_however_it_is_spelt(string contentType) =>
        Assert.Equal(200, (await _server.PostAsync("""{"query":"{ a }"}""", contentType)).Code);

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_get_405_and_learn_which_ones_work(string method)
    {
        var answer = await _server.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/graphql"));
        Assert.Equal((405, ErrorCodes.BadRequest, "GET,POST"), (answer.Code, answer.ErrorCode, answer.Headers["Allow"].Replace(" ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_parameters_reach_the_engine_as_they_were_sent()
    {
        await _server.PostAsync("""{"unknown":[{}],"variables":{"a":{"b":[1,"\u00e4"]}},"query":"query Q {\n  \u00e4 🏃 \"\\\" }","extensions":{"x":1},"operationName":"Q"}""");
        await _server.PostAsync("""{"query":"{ a }","variables":null,"operationName":null,"extensions":null}""");
        var (first, second) = (_server.Executor.Seen.First(), _server.Executor.Seen.Last());
        Assert.Equal(("query Q {\n  ä 🏃 \"\\\" }", "Q", """{"a":{"b":[1,"\u00e4"]}}""", false), (first.Document, first.OperationName, first.Variables, first.QueriesOnly));
        Assert.Equal(("{ a }", null, null), (second.Document, second.OperationName, second.Variables));
    }

    [Fact]
    public async Task Pooled_memory_never_mixes_requests()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), async (i, _) =>
        {
            var name = new string((char)('a' + (i % 26)), 1 + (i * 7 % 500));
            var answer = await _server.PostAsync($$$"""{"query":"{ {{{name}}} }","operationName":"O{{{i}}}","variables":{"i":{{{i}}} } }""");
            Assert.Equal($$$"""{"data":{"echo":"{ {{{name}}} }"}}""", answer.Body);
        });
        Assert.All(_server.Executor.Seen, s => Assert.Equal($$$"""{"i":{{{s.OperationName![1..]}}} }""", s.Variables));
        Assert.Equal(400, _server.Executor.Seen.Count);
    }

    [Fact]
    public async Task GET_reads_the_query_string()
    {
        var answer = await _server.GetAsync("?query=%7B+a%20%C3%A4+%7D&operationName=&variables=%7B%22id%22%3A%227%22%7D&extensions=%7B%7D");
        Assert.Equal((200, """{"data":{"echo":"{ a ä }"}}""", "no-store"), (answer.Code, answer.Body, answer.Headers["Cache-Control"]));
        var seen = Assert.Single(_server.Executor.Seen);
        Assert.Equal((null, """{"id":"7"}""", true), (seen.OperationName, seen.Variables, seen.QueriesOnly));
    }

    [Theory]
    [InlineData("", "query is missing")]
    [InlineData("?query=a&query=b", "twice")]
    [InlineData("?query=a&variables=%7B", "variables is not valid JSON")]
    [InlineData("?query=a&variables=%5B1%5D", "variables must be an object")]
    [InlineData("?query=a&extensions=1", "extensions must be an object")]
    public async Task A_malformed_query_string_gets_400(string query, string message)
    {
        var answer = await _server.GetAsync(query);
        Assert.Equal((400, ErrorCodes.BadRequest), (answer.Code, answer.ErrorCode));
        Assert.Contains(message, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task GET_never_runs_a_mutation(string accept)
    {
        var answer = await _server.GetAsync("?query=mutation%20%7B%20a%20%7D", accept);
        Assert.Equal((405, "POST"), (answer.Code, answer.Headers["Allow"]));
        Assert.Equal(ErrorCodes.BadRequest, answer.ErrorCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("multipart")]
    public async Task What_another_site_could_send_needs_the_preflight_header(string kind)
    {
        var answer = kind == "GET"
            ? await _server.GetAsync("?query=%7Ba%7D", preflight: false)
            : await _server.PostAsync("--b\r\n\r\n--b--", "multipart/form-data; boundary=b");
        Assert.Equal((400, ErrorCodes.BadRequest), (answer.Code, answer.ErrorCode));
        Assert.Contains("GraphQL-Require-Preflight: 1", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(_server.Executor.Seen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_gets_413_whether_its_length_is_told_or_not(bool chunked)
    {
        var json = "{\"query\":\"" + new string('a', 4096) + "\"}";
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = chunked;
        var answer = await _server.SendAsync(request);
        Assert.Equal((413, ErrorCodes.LimitExceeded), (answer.Code, answer.ErrorCode));
        var largest = "{\"query\":\"" + new string('a', 4096 - 12) + "\"}";
        Assert.Equal(200, (await _server.PostAsync(largest)).Code);
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("deaf")]
    public async Task A_slow_request_gets_504_whether_or_not_its_resolvers_listen(string document)
    {
        var answer = await _server.PostAsync($$"""{"query":"{{document}}"}""");
        Assert.Equal((504, ErrorCodes.Timeout), (answer.Code, answer.ErrorCode));
        Assert.Equal(200, (await _server.PostAsync("""{"query":"{ a }"}""")).Code);
    }

    [Fact]
    public async Task A_body_that_stalls_gets_408()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_server.Address.Host, _server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{\"query\""u8.ToArray());
        var buffer = new byte[1024];
        var read = await stream.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        var answer = Encoding.ASCII.GetString(buffer, 0, read);
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.Timeout, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_inside_gets_500_and_tells_nothing_but_the_correlation_id()
    {
        var answer = await _server.PostAsync("""{"query":"broken"}""");
        Assert.Equal((500, ErrorCodes.Internal), (answer.Code, answer.ErrorCode));
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        Assert.Contains(answer.Headers["X-Correlation-Id"], answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_request_has_a_correlation_id_of_its_own()
    {
        var ids = new List<string>();
        foreach (var body in new[] { """{"query":"{ a }"}""", """{"query":"{ a }"}""", "nonsense" })
            ids.Add((await _server.PostAsync(body)).Headers["X-Correlation-Id"]);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{32}$", id));
        Assert.Equal(ids[..2], _server.Executor.Seen.Select(s => s.CorrelationId));
    }

    [Fact]
    public async Task The_schema_is_text_in_UTF8()
    {
        var answer = await _server.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/graphql/schema.graphql"));
        Assert.Equal((HttpStatusCode.OK, "text/plain; charset=utf-8", "type Query { äöü: Int }"), (answer.Status, answer.ContentType, answer.Body));
    }
}
