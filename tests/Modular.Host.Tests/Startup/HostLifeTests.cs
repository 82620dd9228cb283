using System.Net;
using System.Net.Http.Json;

namespace Modular.Host.Tests.Startup;

/// <summary>How the process starts, with what, and how it ends.</summary>
public sealed class HostLifeTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    [Fact]
    public async Task Production_hands_out_no_tokens_and_makes_no_demo_data_and_stops_when_told()
    {
        using var workshop = TinyModule.Compile();
        await using (var migrate = HostProcess.Run("Production", _data.Path, ["migrate", .. Settings(workshop.Root)]))
            Assert.Equal(0, await migrate.ExitAsync());
        await using var host = Start("Production", workshop.Root, ProductionKeys.MakeIn(_data));
        using var client = await host.ReadyAsync();

        using var token = await client.PostAsync(new Uri("/dev/token/admin", UriKind.Relative), null);
        using var users = await client.GetAsync(new Uri("/dev/users", UriKind.Relative));

        using var sdl = await client.GetAsync(new Uri("/graphql/schema.graphql", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (token.StatusCode, users.StatusCode, sdl.StatusCode));
        // Closed without being told so.
        Assert.Contains("AUTH_NOT_AUTHENTICATED", await AnswerAsync(client, "{ __schema { queryType { name } } }"), StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", await AnswerAsync(client, "{ nodess }"), StringComparison.Ordinal);
        using var page = await client.SendAsync(new(HttpMethod.Get, "/graphql") { Headers = { Accept = { new("text/html") } } });
        Assert.NotEqual("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Equal("system None", await File.ReadAllTextAsync(Path.Combine(_data.Path, "prepared")));
        Assert.Equal(0, await host.TerminateAsync());
    }

    private static async Task<string> AnswerAsync(HttpClient client, string query)
    {
        using var answer = await client.PostAsJsonAsync("/graphql", new { query });
        return await answer.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task While_startup_work_runs_the_host_is_live_and_not_ready()
    {
        using var workshop = TinyModule.Compile("while (!File.Exists(Path.Combine(_context.DataPath, \"go\"))) await Task.Delay(20, cancellationToken);");
        var port = FreePort();
        await using var host = Start("Development", workshop.Root, $"--urls=http://127.0.0.1:{port}");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };

        var statuses = await WhileStartingAsync(client);
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "go"), "");
        using var ready = await host.ReadyAsync();

        Assert.Equal((200, 503, 503), statuses);
        Assert.Contains("\"ready\"", await client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Startup_work_that_fails_ends_the_start_with_its_module_and_reason()
    {
        using var workshop = TinyModule.Compile("if (_context.DataPath.Length > 0) throw new InvalidOperationException(\"the disk is full\");");
        await using var host = Start("Development", workshop.Root);

        Assert.Equal(1, await host.ExitAsync());
        Assert.StartsWith($"Module {workshop.NameOf("Tiny")} cannot be loaded.", host.Errors, StringComparison.Ordinal);
        Assert.Contains("the startup work Prepare failed: the disk is full", host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Errors + host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_optional_module_is_named_by_readiness()
    {
        using var workshop = TinyModule.Compile();
        workshop.Module("Schemaless", source: """
            public sealed class M : IModule { public void AddServices(IServiceCollection s, ModuleContext c) { } }
            [Modular.GraphQL.QueryType] internal static class Wrong { public static System.IntPtr GetPointer() => default; }
            """).Module("Classless", source: "public sealed class Nothing { }");
        string[] broken = [workshop.NameOf("Classless"), workshop.NameOf("Schemaless")];
        await using var host = Start("Development", workshop.Root, [.. broken.Select(b => $"--Modules:{b}:Optional=true")]);
        using var client = await host.ReadyAsync();

        Assert.Equal($$"""{"status":"ready","broken":["{{broken[0]}}","{{broken[1]}}"],"unreachable":[],"readOnly":false}""", await client.GetStringAsync("/health/ready"));
        Assert.DoesNotContain("pointer", await client.GetStringAsync("/graphql/schema.graphql"), StringComparison.Ordinal);
        Assert.Contains("Wrong.GetPointer", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_command_prints_what_the_endpoint_serves_and_needs_no_data()
    {
        using var workshop = TinyModule.Compile();
        await using var host = Start("Development", workshop.Root);
        using var client = await host.ReadyAsync();
        var file = Path.Combine(_data.Path, "printed.graphql");
        var nowhere = Path.Combine(_data.Path, "nowhere");

        await using var command = HostProcess.Run("Production", nowhere, ["schema", $"--out={file}", .. Settings(workshop.Root)]);

        Assert.True(await command.ExitAsync() == 0, command.Errors);
        Assert.Equal(await client.GetStringAsync("/graphql/schema.graphql"), await File.ReadAllTextAsync(file));
        Assert.False(Directory.Exists(nowhere));
    }

    public void Dispose() => _data.Dispose();

    private static async Task<(int Live, int Ready, int GraphQL)> WhileStartingAsync(HttpClient client)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var live = await client.GetAsync(new Uri("health/live", UriKind.Relative));
                using var ready = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
                using var graphQL = await client.PostAsync(new Uri("graphql", UriKind.Relative), null);
                return ((int)live.StatusCode, (int)ready.StatusCode, (int)graphQL.StatusCode);
            }
            catch (HttpRequestException) when (attempt < 600)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IEnumerable<string> Settings(string modules) => [.. HostFiles.WithoutModules, $"--Modules:Path={modules}"];

    private HostProcess Start(string environment, string modules, params string[] args) =>
        HostProcess.Start(environment, _data.Path, [.. Settings(modules), .. args]);
}
