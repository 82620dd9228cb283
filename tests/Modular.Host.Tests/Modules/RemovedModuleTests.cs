using Modular.Host.Modules;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Modules;

/// <summary>A module can be left out with all that depend on it, and what is left is whole: a host that starts, and a schema that is valid.</summary>
public sealed class RemovedModuleTests
{
    private static readonly IReadOnlyList<ModuleManifest> Built = [.. Directory.GetDirectories(HostFiles.Modules).Order(StringComparer.Ordinal).Select(ManifestReader.Read)];

    public static TheoryData<string> Names => [.. Built.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_it_and_its_dependents_the_host_starts(string module)
    {
        string[] kept = [.. Built.Where(m => m.Name != module && !m.DependsOn.Contains(module)).Select(m => m.Name)];
        await using var host = await EndToEndHost.OverAsync(null, [.. HostFiles.With(kept)]);

        var (status, health) = await host.HealthAsync();
        Assert.True(status == 200 && health.GetProperty("broken").GetArrayLength() == 0, $"{health}");
        using var answer = await host.Client.Http.GetAsync(new Uri("graphql/schema.graphql", UriKind.Relative));
        var sdl = await answer.Content.ReadAsStringAsync();
        Assert.Contains("type Query", sdl, StringComparison.Ordinal);
        // What a module alone has is gone with it, and nothing else is.
        foreach (var (name, field) in new[] { ("Orders", "  orders("), ("Catalogue", "  products("), ("Settlement", "  ledgerEntries("), ("StaffPerformance", "  staffMembers(") })
            Assert.Equal(kept.Contains(name), sdl.Contains($"\n{field}", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_depends_on_what_comes_last() =>
        Assert.Contains(Built, m => !Built.Any(other => other.DependsOn.Contains(m.Name)));
}
