using System.Diagnostics;

namespace Modular.Benchmarks.Http;

/// <summary>A server in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Processor time since its start.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts <c>dotnet</c> with the arguments and waits for the line that begins with the mark and ends with the address.</summary>
    public static Task<ServerProcess> StartAsync(string mark, string folder, params IEnumerable<string> arguments) => StartInAsync("Production", mark, folder, arguments);

    /// <inheritdoc cref="StartAsync"/>
    /// <param name="environment">The environment that it runs in.</param>
    /// <param name="mark">What the line begins with.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="variables">Further variables of its environment.</param>
    public static async Task<ServerProcess> StartInAsync(
        string environment, string mark, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var process = Start(environment, folder, arguments, variables);
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (!line.StartsWith(mark, StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new ServerProcess(process, new Uri(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        }

        throw new InvalidOperationException($"A server ended before it listened:\n{string.Join('\n', said)}");
    }

    /// <summary>Runs <c>dotnet</c> with the arguments to its end.</summary>
    public static async Task RunAsync(string folder, params IEnumerable<string> arguments)
    {
        using var process = Start("Production", folder, arguments);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(said);
    }

    private static Process Start(string environment, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var info = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = folder };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        info.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            info.Environment[name] = value;
        return Process.Start(info)!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Asked, not killed: a profiler may still have something to write.
        using (var ask = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await ask.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
