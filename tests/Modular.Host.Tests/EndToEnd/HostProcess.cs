using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>The real host as a process of its own, on a free port, with a data folder of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private HostProcess(Process process, Uri address, string dataPath)
    {
        _process = process;
        Address = address;
        DataPath = dataPath;
        Client = new(address);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public string DataPath { get; }

    public GraphQLClient Client { get; }

    /// <summary>What the process has written to the console so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts the host and waits until it is ready. Without a data path it gets an empty folder, which goes when the host does.</summary>
    public static async Task<HostProcess> StartAsync(string? dataPath = null, string demo = "none", params string[] arguments)
    {
        var host = Launch(dataPath ?? NewDataPath(), "Development", ["--Demo:Data=" + demo, .. arguments]);
        await host.WaitUntilReadyAsync();
        return host;
    }

    /// <summary>Starts the host without waiting, for starts that are expected to fail.</summary>
    public static HostProcess Launch(string dataPath, string environment, string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = HostFiles.Folder,
        };
        start.ArgumentList.Add(Path.Combine(HostFiles.Folder, "Modular.Host.dll"));
        start.ArgumentList.Add($"--urls={address}");
        start.ArgumentList.Add($"--Data:Path={dataPath}");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return new(Process.Start(start)!, address, dataPath);
    }

    public static string NewDataPath() => Directory.CreateTempSubdirectory("modular-e2e-").FullName;

    /// <summary>Ends the process at once, as a crash would: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for the process to end by itself and gives its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Client.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var since = Stopwatch.StartNew();
        while (since.Elapsed < StartLimit && !_process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        var output = Output;
        await DisposeAsync();
        throw new InvalidOperationException($"The host was not ready in time. It wrote:\n{output}");
    }

    private void Note(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
