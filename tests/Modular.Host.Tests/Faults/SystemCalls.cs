using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Modular.Host.Tests.Faults;

/// <summary>A system call, in the order in which strace saw it end; what is sent counts from its beginning.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its arguments and result, files by their paths.</param>
internal sealed record SystemCall(string Name, string Text)
{
    public bool IsSync => Name is "fsync" or "fdatasync" && Text.EndsWith("= 0", StringComparison.Ordinal);

    public bool IsWrite => Name is "write" or "pwrite64" or "pwritev" or "writev";

    public bool IsRename => Name is "rename" or "renameat" or "renameat2" && Text.EndsWith("= 0", StringComparison.Ordinal);

    public bool IsRequest => Name is "recvmsg" or "recvfrom" or "read" && Text.Contains("POST /graphql", StringComparison.Ordinal);

    public bool IsAnswer => Name is "sendmsg" or "sendto" or "write" or "writev" && Text.Contains("HTTP/1.1 200", StringComparison.Ordinal);

    /// <summary>Whether it is about the file that is open, or a path that ends so.</summary>
    public bool IsOn(string path) => Text.Contains($"{path}>", StringComparison.Ordinal) || Text.Contains($"{path}\"", StringComparison.Ordinal);
}

/// <summary>Watches what a process writes, flushes, takes and sends, by strace.</summary>
internal sealed partial class SystemCalls : IAsyncDisposable
{
    private static readonly string[] Sends = ["sendmsg", "sendto", "write", "writev"];
    private readonly TemporaryFolder _folder = new("strace");
    private readonly Process _strace;

    private SystemCalls(int process) => _strace = Process.Start(new ProcessStartInfo("strace",
    [
        "-f", "-y", "-s", "64", "-o", _folder.In("calls"), "-p", process.ToString(CultureInfo.InvariantCulture),
        "-e", "trace=read,write,writev,pwrite64,pwritev,fsync,fdatasync,rename,renameat,renameat2,recvmsg,recvfrom,sendmsg,sendto",
    ]) { RedirectStandardError = true })!;

    /// <summary>Begins to watch all threads of a process.</summary>
    public static async Task<SystemCalls> OfAsync(int process)
    {
        var calls = new SystemCalls(process);
        var first = await calls._strace.StandardError.ReadLineAsync();
        if (first?.Contains("attached", StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"strace may not watch the process: {first}");
        // Those of new threads follow; nobody needs them, but the pipe must not run full.
        _ = calls._strace.StandardError.ReadToEndAsync();
        return calls;
    }

    /// <summary>Ends the watching and gives what was seen.</summary>
    public async Task<IReadOnlyList<SystemCall>> EndAsync()
    {
        using (var stop = Process.Start("kill", ["-INT", _strace.Id.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        await _strace.WaitForExitAsync();
        return Read(await File.ReadAllLinesAsync(_folder.In("calls")));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
            _strace.Kill();
        _strace.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static List<SystemCall> Read(IEnumerable<string> lines)
    {
        var calls = new List<SystemCall>();
        var begun = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            if (Call().Match(line) is not { Success: true } match)
                continue;
            var (thread, resumed, name, text) = (match.Groups[1].Value, match.Groups[2].Success, match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value, match.Groups[4].Value);
            var isSent = Sends.Contains(name);
            if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                begun[thread] = text;
                if (isSent)
                    calls.Add(new(name, text));
            }
            else if (!resumed)
            {
                calls.Add(new(name, text));
            }
            else if (begun.Remove(thread, out var beginning) && !isSent)
            {
                calls.Add(new(name, beginning + text));
            }
        }

        return calls;
    }

    // "123 fsync(7</a/b>) = 0", "123 fsync(7</a/b> <unfinished ...>", "123 <... fsync resumed>) = 0"
    [GeneratedRegex(@"^(\d+)\s+(?:<\.\.\. (\w+) resumed>|(\w+))(.*)$")]
    private static partial Regex Call();
}
