using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Modular.Host.Tests.Orders;

/// <summary>
/// Counts the commits of a process's SQLite databases as they happen, by the flushes of their logs, and kills it in one of them: what is committed is written then, and nobody has been told.
/// Each flush is held up for some milliseconds, so that the kill comes in time. Strace's own counts are those of one thread each, and of no use here.
/// </summary>
internal sealed class FlushWatch : IAsyncDisposable
{
    private const int HoldUpMicroseconds = 15_000;

    private readonly Process _strace;
    private readonly int _process;
    private readonly string[] _marks;
    private readonly TaskCompletionSource<string> _killedIn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private Task _reading = Task.CompletedTask;
    private int _count;
    private int _killAt = int.MaxValue;

    private FlushWatch(int process, string folder, string[] modules)
    {
        (_process, _marks) = (process, [.. modules.Select(m => $"/{m}.db-wal>")]);
        string[] calls = ["-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:delay_enter={HoldUpMicroseconds}"];
        _strace = Process.Start(new ProcessStartInfo("strace",
        [
            "-f", "-y", "-p", process.ToString(CultureInfo.InvariantCulture), .. calls, .. modules.SelectMany(m => new[] { "-P", Path.Combine(folder, $"{m}.db-wal") }),
        ]) { RedirectStandardError = true })!;
    }

    /// <summary>How many there were.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _count;
        }
    }

    /// <summary>The module in whose commit the process was killed, once it was.</summary>
    public Task<string> KilledIn => _killedIn.Task;

    /// <summary>Begins to watch the databases of some modules in a folder.</summary>
    public static async Task<FlushWatch> OfAsync(int process, string folder, params string[] modules)
    {
        var watch = new FlushWatch(process, folder, modules);
        var first = await watch._strace.StandardError.ReadLineAsync();
        if (first?.Contains("attached", StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"strace may not watch the process: {first}");
        watch._reading = Task.Run(watch.Read);
        return watch;
    }

    /// <summary>Lets the process die in the so manieth commit from now on.</summary>
    public void KillIn(int further)
    {
        lock (_lock)
            _killAt = _count + further;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
            _strace.Kill();
        await _reading;
        _strace.Dispose();
    }

    // A call is told up to its end, which comes later than the kill has to: so no waiting for whole lines.
    private void Read()
    {
        var (line, buffer) = (new StringBuilder(), new char[1024]);
        for (int read; (read = _strace.StandardError.Read(buffer)) > 0;)
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                line.Append(c);
                if (c == '\n')
                    line.Clear();
                else if (c == '>' && Array.Find(_marks, m => line.ToString().EndsWith(m, StringComparison.Ordinal)) is { } mark)
                    Flushed(mark);
            }
        }
    }

    private void Flushed(string mark)
    {
        lock (_lock)
        {
            if (++_count < _killAt || _killedIn.Task.IsCompleted)
                return;
        }

        using var process = Process.GetProcessById(_process);
        process.Kill();
        _killedIn.TrySetResult(mark[1..mark.IndexOf('.', StringComparison.Ordinal)]);
    }
}
