using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server.Tests.Streams;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Server.Tests;

/// <summary>A request runs in the language that the application finds for it, over each transport, and no other request does (FE-03).</summary>
public sealed class LanguageTests : IAsyncLifetime
{
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        var schema = SchemaFromSdl.Build("type Query { now: String later: String }", new SdlOptions
        {
            ResolverOf = (_, field) => field switch
            {
                "now" => new RowResolver(_ => new(CultureInfo.CurrentUICulture.Name)),
                "later" => new RowResolver(async _ =>
                {
                    await Task.Delay(20);
                    return CultureInfo.CurrentUICulture.Name;
                }),
                _ => null,
            },
        });
        _server = await TestServer.StartAsync(
            o => o.Language = (request, _) => request.Headers.AcceptLanguage is [{ } tag] ? CultureInfo.GetCultureInfo(tag) : null,
            b => b.Services.AddSingleton<IRequestExecutor>(new RequestExecutor(schema, new ExecutorOptions(), NullLogger<RequestExecutor>.Instance)));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Requests_at_the_same_time_each_have_their_own()
    {
        string[] languages = ["zh-CN", "en", "fr"];
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            using var request = Request(languages[i % 3]);
            return (Asked: languages[i % 3], (await _server.SendAsync(request)).Body);
        }));
        Assert.All(answers, a => Assert.Equal($$$"""{"data":{"now":"{{{a.Asked}}}","later":"{{{a.Asked}}}"}}""", a.Body));
    }

    [Fact]
    public async Task A_stream_of_events_and_a_socket_have_it_too()
    {
        using var request = Request("zh-CN");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        Assert.Contains("""{"data":{"now":"zh-CN","later":"zh-CN"}}""", (await _server.SendAsync(request)).Body, StringComparison.Ordinal);

        using var socket = await SocketClient.ConnectAsync(_server.Address, configure: o => o.SetRequestHeader("Accept-Language", "zh-CN"));
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReceiveAsync());
        await socket.SubscribeAsync("1", "{ now later }");
        Assert.Contains("""{"data":{"now":"zh-CN","later":"zh-CN"}}""", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    private static HttpRequestMessage Request(string language)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"{ now later }"}""", MediaTypeHeaderValue.Parse("application/json")) };
        request.Headers.AcceptLanguage.ParseAdd(language);
        return request;
    }
}
