namespace Modular.GraphQL.Server.Tests;

/// <summary>Browsers get the page, clients get GraphQL, from one address.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private readonly string _bundle = Path.Combine(Path.GetTempPath(), "modular-page-" + Guid.NewGuid().ToString("N"));

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_bundle, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_bundle, "index.html"), "<html><head><script src=\"./assets/a-1.js\"></script></head></html>");
        await File.WriteAllTextAsync(Path.Combine(_bundle, "assets", "a-1.js"), "1");
        await File.WriteAllTextAsync(_bundle + ".js", "outside");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_bundle, recursive: true);
        File.Delete(_bundle + ".js");
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_browser_gets_the_page_under_a_strict_policy(bool development)
    {
        await using var server = await StartAsync(development);
        var page = await server.GetAsync("", Browser, preflight: false);
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Code, page.ContentType));
        Assert.Contains("<base href=\"/graphql/ide/\"><meta name=\"graphql-endpoint\" content=\"/graphql\">", page.Body, StringComparison.Ordinal);
        Assert.Equal(development, page.Body.Contains("<meta name=\"development-users\" content=\"/dev\">", StringComparison.Ordinal));
        Assert.StartsWith("default-src 'none'; script-src 'self';", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        var script = await server.GetAsync("/ide/assets/a-1.js", preflight: false);
        Assert.Equal((200, "1", "text/javascript"), (script.Code, script.Body, script.ContentType));
        Assert.Contains("immutable", script.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_with_the_preflight_header_is_answered_with_GraphQL_even_to_a_browser()
    {
        await using var server = await StartAsync();
        var answer = await server.GetAsync("?query=%7Ba%7D", Browser);
        Assert.Equal("""{"data":{"echo":"{a}"}}""", answer.Body);
    }

    [Theory]
    [InlineData("?query=%7Ba%7D")]
    [InlineData("?documentId=1")]
    public async Task A_link_with_a_query_opens_the_page_and_runs_nothing(string link)
    {
        await using var server = await StartAsync();
        var page = await server.GetAsync(link, Browser, preflight: false);
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Code, page.ContentType));
        Assert.Equal("Accept,GraphQL-Require-Preflight", page.Headers["Vary"]);
        Assert.Empty(server.Executor.Seen);
        var client = await server.GetAsync(link, "application/json", preflight: false);
        Assert.Equal(400, client.Code);
    }

    [Theory]
    [InlineData("/ide/")]
    [InlineData("/ide/assets")]
    [InlineData("/ide/assets/missing.js")]
    [InlineData("/ide/%2e%2e%2f{0}.js")]
    [InlineData("/ide/..%2f{0}.js")]
    [InlineData("/ide//etc/hosts.txt")]
    public async Task Nothing_outside_the_bundle_is_served(string path)
    {
        await using var server = await StartAsync();
        var answer = await server.GetAsync(path.Replace("{0}", Path.GetFileName(_bundle), StringComparison.Ordinal), preflight: false);
        Assert.Equal((404, ""), (answer.Code, answer.Body));
    }

    [Fact]
    public async Task Without_the_bundle_the_page_says_what_to_run()
    {
        await using var server = await TestServer.StartAsync(o => o.GraphiQL.Folder = _bundle + "-missing");
        var page = await server.GetAsync("", Browser, preflight: false);
        Assert.Equal(200, page.Code);
        Assert.Contains("npm ci", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_can_be_switched_off()
    {
        await using var server = await TestServer.StartAsync(o => o.GraphiQL.Enabled = false);
        Assert.Equal(400, (await server.GetAsync("", Browser, preflight: true)).Code);
        Assert.Equal(400, (await server.GetAsync("?query=%7Ba%7D", Browser, preflight: false)).Code);
        Assert.Equal(404, (await server.GetAsync("/ide/index.html")).Code);
    }

    private Task<TestServer> StartAsync(bool development = false) => TestServer.StartAsync(o =>
    {
        o.GraphiQL.Folder = _bundle;
        o.GraphiQL.DevelopmentUsers = development;
    });
}
