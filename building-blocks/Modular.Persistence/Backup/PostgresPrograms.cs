using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;

namespace Modular.Persistence.Backup;

/// <summary>PostgreSQL's own programs <c>pg_dump</c> and <c>pg_restore</c>, run against the database of a connection string.</summary>
/// <param name="connectionString">How the database is reached. It is told to the programs in their environment, never in their arguments, which all users see.</param>
/// <param name="folder">Where the programs lie (<c>Backup:PostgresPrograms</c>); null to look for them.</param>
internal sealed partial class PostgresPrograms(string connectionString, string? folder)
{
    /// <summary>Where Debian and its relatives put each version, outside the search path.</summary>
    private const string Versions = "/usr/lib/postgresql";

    /// <summary>The same programs, run against another database.</summary>
    public PostgresPrograms For(string otherConnectionString) => new(otherConnectionString, folder);

    /// <summary>Refuses programs that do not know the server's version, which a newer server has to be dumped with.</summary>
    /// <exception cref="BackupException">There are none, or they are older than the server.</exception>
    public async Task CheckAsync(Version server, CancellationToken cancellationToken)
    {
        var output = await RunAsync("pg_dump", ["--version"], cancellationToken);
        if (!int.TryParse(Major().Match(output).Value, out var major) || major < server.Major)
        {
            throw new BackupException($"{Find("pg_dump")} is of version {output[(output.LastIndexOf(' ') + 1)..]}, and the server of version {server}.",
                "install PostgreSQL's client programs of the server's version or a later one, or name their folder with --Backup:PostgresPrograms=DIR");
        }
    }

    /// <summary>Runs one of the programs to its end, and gives what it has written.</summary>
    /// <exception cref="BackupException">It is not there, or failed; with what it says about it.</exception>
    public async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo(Find(program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in Environment())
            info.Environment[name] = value;
        using var process = Start(info);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new BackupException($"{program} failed: {(await errors).Trim()}", "repair the cause, and begin again");
    }

    private static Process Start(ProcessStartInfo info)
    {
        try
        {
            return Process.Start(info)!;
        }
        catch (Win32Exception e)
        {
            throw new BackupException($"{info.FileName} cannot be run: {e.Message}", "correct its rights, or name another folder with --Backup:PostgresPrograms=DIR", e);
        }
    }

    private string Find(string program)
    {
        var folders = folder is not null ? [folder] : (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(Installed());
        return folders.SelectMany(f => new[] { Path.Combine(f, program), Path.Combine(f, program + ".exe") }).FirstOrDefault(File.Exists)
            ?? throw new BackupException($"{program} was not found{(folder is null ? "" : $" in {folder}")}.",
                "install PostgreSQL's client programs (Debian: postgresql-client), or name their folder with --Backup:PostgresPrograms=DIR");
    }

    private static IEnumerable<string> Installed() => !Directory.Exists(Versions) ? [] : Directory.EnumerateDirectories(Versions)
        .OrderByDescending(v => int.TryParse(Path.GetFileName(v), out var version) ? version : 0).Select(v => Path.Combine(v, "bin"));

    // https://www.postgresql.org/docs/15/libpq-envars.html
    private IEnumerable<(string Name, string? Value)> Environment()
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var hosts = connection.Host!.Split(',').Select(h => HostAndPort(h.Trim(), connection.Port)).ToArray();
        return new (string Name, string? Value)[]
        {
            ("PGHOST", string.Join(',', hosts.Select(h => h.Host))), ("PGPORT", string.Join(',', hosts.Select(h => h.Port))),
            ("PGDATABASE", connection.Database), ("PGUSER", connection.Username), ("PGPASSWORD", connection.Password), ("PGPASSFILE", connection.Passfile),
            ("PGSSLMODE", SslMode(connection.SslMode)), ("PGSSLROOTCERT", connection.RootCertificate),
            ("PGSSLCERT", connection.SslCertificate), ("PGSSLKEY", connection.SslKey), ("PGOPTIONS", connection.Options), ("LC_MESSAGES", "C"),
        }.Where(v => !string.IsNullOrEmpty(v.Value));
    }

    // A host may have a port of its own; the path of a socket's folder has none, and an IPv6 address is written in brackets then.
    private static (string Host, string Port) HostAndPort(string host, int port) =>
        !host.StartsWith('/') && OwnPort().Match(host) is { Success: true } own
            ? (own.Groups["host"].Value.Trim('[', ']'), own.Groups["port"].Value)
            : (host, port.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };

    [GeneratedRegex(@"(?<=\) )\d+")]
    private static partial Regex Major();

    [GeneratedRegex(@"^(?<host>[^:]+|\[[^\]]+\]):(?<port>\d+)$")]
    private static partial Regex OwnPort();
}
