using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Server.Tests;

/// <summary>A real Kestrel on a free port, with the transport and a stand-in for the engine.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app, FakeExecutor executor, string folder)
    {
        _app = app;
        Executor = executor;
        UploadFolder = folder;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public FakeExecutor Executor { get; }

    public string UploadFolder { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>The files of uploads that lie in the folder now, without the lock.</summary>
    public string[] TemporaryFiles => Directory.Exists(UploadFolder)
        ? Directory.GetFiles(UploadFolder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).ToArray()
        : [];

    /// <summary>Waits for the files of answered requests to go, which they do right after the answer, and fails where one stays.</summary>
    public async Task NoFileStaysAsync()
    {
        for (var attempt = 0; TemporaryFiles.Length > 0 && attempt < 500; attempt++)
            await Task.Delay(20);
        Assert.Empty(TemporaryFiles);
    }

    public static async Task<TestServer> StartAsync(Action<GraphQLServerOptions>? configure = null, Action<WebApplicationBuilder>? services = null, Action<WebApplication>? pipeline = null, string? folder = null)
    {
        folder ??= Path.Combine(Path.GetTempPath(), "modular-tests-" + Guid.NewGuid().ToString("N"));
        var executor = new FakeExecutor();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IRequestExecutor>(executor);
        builder.Services.AddGraphQLServer(options =>
        {
            options.Uploads.Folder = folder;
            configure?.Invoke(options);
        });
        services?.Invoke(builder);
        var app = builder.Build();
        pipeline?.Invoke(app);
        app.MapGraphQL();
        app.MapGraphQLSchema(_ => "type Query { äöü: Int }");
        await app.StartAsync();
        return new TestServer(app, executor, folder);
    }

    public IServiceProvider Services => _app.Services;

    public Task StopAsync() => _app.StopAsync();

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        return new Answer(
            response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase),
            await response.Content.ReadAsStringAsync());
    }

    public Task<Answer> PostAsync(string body, string? contentType = "application/json", string? accept = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return SendAsync(request);
    }

    public Task<Answer> GetAsync(string query, string? accept = null, bool preflight = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + query);
        if (preflight)
            request.Headers.Add("GraphQL-Require-Preflight", "1");
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        if (Directory.Exists(UploadFolder))
            Directory.Delete(UploadFolder, recursive: true);
    }
}

internal sealed record Answer(HttpStatusCode Status, string? ContentType, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public int Code => (int)Status;

    /// <summary>The code of the only error; fails unless the body is a GraphQL error and nothing else.</summary>
    public string? ErrorCode
    {
        get
        {
            using var json = JsonDocument.Parse(Body);
            Assert.False(json.RootElement.TryGetProperty("data", out _));
            return json.RootElement.GetProperty("errors").EnumerateArray().Single().GetProperty("extensions").GetProperty("code").GetString();
        }
    }

    public string? ErrorMessage
    {
        get
        {
            using var json = JsonDocument.Parse(Body);
            return json.RootElement.GetProperty("errors")[0].GetProperty("message").GetString();
        }
    }
}
