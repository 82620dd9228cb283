using System.Text.Json;

namespace Modular.Testing;

/// <summary>How a case of tests/clients ended.</summary>
/// <param name="Suite">The module that it is in, such as <c>apollo/cases</c>.</param>
/// <param name="Name">The name of the function.</param>
/// <param name="Ok">Whether it held.</param>
/// <param name="Message">What did not hold; null where all did.</param>
public sealed record ClientCase(string Suite, string Name, bool Ok, string? Message);

/// <summary>Clients in JavaScript, driven against a running server.</summary>
public static class ClientCases
{
    /// <summary>Runs all cases of the suites against the address and gives them in the order in which they ran.</summary>
    public static async Task<IReadOnlyList<ClientCase>> RunAsync(Uri endpoint, params string[] suites)
    {
        await InstallAsync();
        var run = await ExternalProgram.RunAsync(RepositoryFolder.Clients, "", "node", ["run.mjs", endpoint.ToString(), .. suites]);
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"The clients ended with {run.ExitCode}:\n{run.Output}\n{run.Error}");
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<ClientCase>(line, JsonSerializerOptions.Web)!)];
    }

    /// <summary>Installs the npm packages that the lock file names, where that has not happened since it changed.</summary>
    public static async Task InstallAsync()
    {
        // Test projects run at the same time, each in a process of its own.
        await using var turn = await TakeTurnAsync();
        var wanted = new FileInfo(Path.Combine(RepositoryFolder.Clients, "package-lock.json"));
        var installed = new FileInfo(Path.Combine(RepositoryFolder.Clients, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= wanted.LastWriteTimeUtc)
            return;
        var install = await ExternalProgram.RunAsync(RepositoryFolder.Clients, "", "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error");
        if (install.ExitCode != 0)
            throw new InvalidOperationException($"npm ci failed:\n{install.Output}\n{install.Error}");
    }

    private static async Task<FileStream> TakeTurnAsync()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(RepositoryFolder.Clients, "obj")).FullName, "install.lock");
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < TimeSpan.FromMinutes(5))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
