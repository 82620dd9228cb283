using System.Diagnostics;
using Npgsql;

namespace Modular.Testing;

/// <summary>
/// A private PostgreSQL cluster in a temporary folder, reached through a socket in it. It goes away when it is disposed and when
/// the test process ends, even a killed one. Tests that stop or kill the server start one of their own; the others share
/// <see cref="PostgresServer.SharedAsync"/>.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    // Waits until the test process is gone, which closes its end of the pipe however it dies.
    private const string Guarding = """trap '' INT; cat >/dev/null; "$1/pg_ctl" -D "$2/data" -m immediate stop >/dev/null 2>&1; rm -rf "$2" """;

    private readonly string _folder;
    private readonly string _options;
    private readonly Process _guard;

    private PostgresCluster(string folder, string options, Process guard)
    {
        _folder = folder;
        _options = options;
        _guard = guard;
        Server = new(new NpgsqlConnectionStringBuilder
        {
            Host = folder,
            Username = "modular",
            Database = "postgres",
        }.ToString());
    }

    /// <summary>The running server.</summary>
    public PostgresServer Server { get; }

    /// <summary>All that the server keeps: its data and its log.</summary>
    public string Folder => _folder;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>What the server has logged.</summary>
    public string Log => File.ReadAllText(Path.Combine(_folder, "log"));

    /// <summary>Makes a cluster and starts its server.</summary>
    /// <param name="isDurable">Whether commits are flushed to the disk, which most tests need not wait for.</param>
    /// <param name="settings">Further settings of the server, <c>name=value</c>.</param>
    public static async Task<PostgresCluster> StartAsync(bool isDurable = false, params string[] settings)
    {
        if (PostgresBinaries.Folder is not { } binaries)
            throw new InvalidOperationException("PostgreSQL's initdb and pg_ctl were not found: install its server, 15 or later.");
        var folder = Directory.CreateTempSubdirectory("modular-postgres-").FullName;
        await PostgresBinaries.GiveAsync(folder);
        var all = new[] { "listen_addresses=", $"unix_socket_directories={folder}", "max_connections=300", $"fsync={(isDurable ? "on" : "off")}" }.Concat(settings);
        var cluster = new PostgresCluster(folder, string.Join(' ', all.Select(s => $"-c {s}")), Guard(binaries, folder));
        try
        {
            // A linguistic default order, so that a column which forgets to compare by code point is found out.
            await PostgresBinaries.RunAsync("initdb", "-D", cluster.Data, "-U", "modular", "-A", "trust", "-E", "UTF8", "--no-sync",
                "--locale=C", "--locale-provider=icu", "--icu-locale=en-US");
            await cluster.StartServerAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server again, over the same data.</summary>
    public Task StartServerAsync() =>
        PostgresBinaries.RunAsync("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "log"), "-o", _options, "-w", "start");

    /// <summary>Stops the server as its supervisor would: connections are cut, what was committed is on disk.</summary>
    public Task StopServerAsync() => PostgresBinaries.RunAsync("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop");

    /// <summary>Ends the server as a crash would; the next start recovers from its log.</summary>
    public Task CrashServerAsync() => PostgresBinaries.RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private static Process Guard(string binaries, string folder)
    {
        var command = PostgresBinaries.AsServer("sh", "-c", Guarding, "guard", binaries, folder);
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardInput = true })!;
    }
}
