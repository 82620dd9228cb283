using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Modular.Host.Tests.Modules;

namespace Modular.Host.Tests.Startup;

/// <summary>Trusted documents that do not fit the schema are found at the start, not by the first client that sends one.</summary>
public sealed class TrustedDocumentTests : IDisposable
{
    private const string Whole = "query Who { whoAmI }";

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _documents = new();
    private readonly ModuleWorkshop _workshop = TinyModule.Compile();

    public TrustedDocumentTests()
    {
        Write("who.graphql", Whole);
        Write("staff/gone.graphql", "query Gone {\n  whoAmI\n  gone\n}");
        Write("unfinished.graphql", "query Unfinished {");
    }

    [Fact]
    public async Task Outside_of_development_broken_ones_end_the_start_with_all_their_places()
    {
        await using var host = Start("Production", ProductionKeys.MakeIn(_data));

        Assert.True(await host.ExitAsync() == 1, $"{host.Output} {host.Errors}");
        Assert.Contains("staff/gone.graphql:3:3: ", host.Errors, StringComparison.Ordinal);
        Assert.Contains("unfinished.graphql:1:19: ", host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("who.graphql", host.Errors, StringComparison.Ordinal);
        Assert.Contains("what to do: ", host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Errors + host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_they_are_warnings_and_the_others_run()
    {
        await using var host = Start("Development");
        using var client = await host.ReadyAsync();

        Assert.Contains("Trusted document staff/gone.graphql:3:3: ", host.Output, StringComparison.Ordinal);
        Assert.Contains("Trusted document unfinished.graphql:1:19: ", host.Output, StringComparison.Ordinal);
        using var answer = await client.PostAsJsonAsync("/graphql", new { documentId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Whole))) });
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose()
    {
        _workshop.Dispose();
        _documents.Dispose();
        _data.Dispose();
    }

    private HostProcess Start(string environment, params string[] args) => HostProcess.Start(
        environment, _data.Path, [.. HostFiles.WithoutModules, $"--Modules:Path={_workshop.Root}", $"--GraphQL:TrustedDocuments:Path={_documents.Path}", .. args]);

    private void Write(string file, string text)
    {
        var path = _documents.In(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
