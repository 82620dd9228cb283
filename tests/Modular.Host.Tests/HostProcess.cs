using System.Diagnostics;
using System.Text;

namespace Modular.Host.Tests;

/// <summary>The real host in a process of its own, on a free port, with a data folder of its own.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    // A host that fails all the time says more than a test's report can hold.
    private const int MostKept = 1_000_000;

    private readonly Process _process;
    private bool _isDisposed;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => _process = process;

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>What the process has written to its standard output so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>What the process has written to its standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    /// <summary>Starts the host with the given settings.</summary>
    public static HostProcess Start(string environment, string dataPath, params string[] args) =>
        Run(environment, dataPath, ["--urls=http://127.0.0.1:0", .. args]);

    /// <summary>Runs the host with exactly this command line, and the data folder.</summary>
    public static HostProcess Run(string environment, string dataPath, params string[] args)
    {
        var info = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(HostFiles.Folder, "Modular.Host.dll") },
            WorkingDirectory = HostFiles.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var arg in args)
            info.ArgumentList.Add(arg);
        if (!args.Any(a => a.StartsWith("--Data:Path=", StringComparison.Ordinal)))
            info.ArgumentList.Add($"--Data:Path={dataPath}");
        info.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        info.Environment.Remove("ASPNETCORE_URLS");
        var host = new HostProcess(new Process { StartInfo = info, EnableRaisingEvents = true });
        host._process.OutputDataReceived += (_, e) => host.Read(e.Data);
        host._process.ErrorDataReceived += (_, e) => Append(host._errors, e.Data);
        host._process.Exited += (_, _) => host._address.TrySetException(new InvalidOperationException("The host ended before it was ready."));
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        return host;
    }

    /// <summary>Waits until the host has said where it listens, which it does when it is ready.</summary>
    public async Task<HttpClient> ReadyAsync()
    {
        try
        {
            return new HttpClient { BaseAddress = await _address.Task.WaitAsync(TimeSpan.FromMinutes(5)) };
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            // What it has written last may come later than its end.
            if (e is InvalidOperationException)
                await ExitAsync();
            throw new InvalidOperationException($"{e.Message}\n{Output}\n{Errors}", e);
        }
    }

    /// <summary>Waits for the end of the process and gives its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(4));
        return _process.ExitCode;
    }

    /// <summary>Ends the process at once, as a crash would: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop, as a supervisor does.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        return await ExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return; // A test that killed it and then fails is told why it failed.
        _isDisposed = true;
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        Append(_output, line);
        if (line?.StartsWith("GraphQL: ", StringComparison.Ordinal) == true || line?.StartsWith("GraphQL page: ", StringComparison.Ordinal) == true)
            _address.TrySetResult(new Uri(new Uri(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]), "/"));
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
        {
            text.AppendLine(line);
            if (text.Length > MostKept)
                text.Remove(0, text.Length - MostKept / 2);
        }
    }
}
