using System.Data;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence.Postgres;
using Npgsql;

namespace Modular.Persistence.Backup;

/// <summary>The modules' schemas of one PostgreSQL database, in one dump of one snapshot.</summary>
/// <param name="connectionString">How the database is reached.</param>
/// <param name="programs">PostgreSQL's programs.</param>
internal sealed class PostgresBackup(string connectionString, PostgresPrograms programs) : IDatabaseBackup
{
    private const string DumpName = "postgres.dump";

    /// <summary>Every module has one, in its schema.</summary>
    private const string History = "__EFMigrationsHistory";

    public DatabaseProvider Provider => DatabaseProvider.Postgres;

    public async Task<IReadOnlyList<BackupModule>> SaveAsync(string folder, ModuleCopies copies, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await programs.CheckAsync(connection.PostgreSqlVersion, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var snapshot = Assert(await ReadAsync(connection, "SELECT pg_export_snapshot()", cancellationToken));
        var schemas = await ReadAsync(connection, $"SELECT schemaname FROM pg_tables WHERE tablename = '{History}' ORDER BY 1", cancellationToken);
        if (schemas.Count == 0)
            throw new BackupException("There is no module's schema in the database.", "name the database that the host is started with; a new one wants the command migrate first");
        var modules = new List<BackupModule>();
        foreach (var schema in schemas)
            modules.Add(await DescribeAsync(schema, snapshot, copies, cancellationToken));
        await programs.RunAsync(
            "pg_dump",
            ["--format=custom", "--no-password", $"--snapshot={snapshot}", $"--file={Path.Combine(folder, DumpName)}", .. schemas.Select(s => $"--schema=\"{s}\"")],
            cancellationToken);
        return modules;
    }

    public async Task<IReadOnlyList<string>> FindContentAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        return await ReadAsync(
            connection,
            """
            SELECT 'the schema ' || nspname FROM pg_namespace
            WHERE nspname NOT IN ('public', 'information_schema') AND nspname NOT LIKE 'pg\_%'
            UNION ALL SELECT 'the table ' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
            ORDER BY 1 LIMIT 10
            """,
            cancellationToken);
    }

    public async Task RestoreAsync(string folder, BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await programs.CheckAsync(connection.PostgreSqlVersion, cancellationToken);
        // One transaction: it is there whole, or not at all. Its name alone may stand in the arguments.
        var database = $"dbname='{connection.Database.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
        await programs.RunAsync(
            "pg_restore",
            ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password", $"--dbname={database}", Path.Combine(folder, DumpName)],
            cancellationToken);
        await using var analyze = new NpgsqlCommand("ANALYZE", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }

    public ModuleStorage? InBackup(string folder, string module) => null;

    public async Task<ITrialRestore> TryAsync(string folder, BackupManifest manifest, CancellationToken cancellationToken)
    {
        if (await PostgresTrial.MakeAsync(connectionString, cancellationToken) is not { } trial)
            return new TrialInPlace(this, folder);
        try
        {
            await new PostgresBackup(trial.ConnectionString, programs.For(trial.ConnectionString)).RestoreAsync(folder, manifest, cancellationToken);
            return trial;
        }
        catch
        {
            await trial.DisposeAsync();
            throw;
        }
    }

    public ModuleStorage Restored(string module) => new PostgresSchema(connectionString);

    // What the dump has to keep true (keys, references, checks) PostgreSQL has looked at while it restored.
    public IReadOnlyList<string> FindDamage(ModuleStorage storage) => [];

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        // Not of the pool: a snapshot is exported for as long as its session lives, and restoring wants no other one around.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private async Task<BackupModule> DescribeAsync(string schema, string snapshot, ModuleCopies copies, CancellationToken cancellationToken)
    {
        await using var opened = copies.TryOpen(schema, new PostgresSchema(connectionString));
        if (opened is null)
            return new(schema, "", []);
        await using var transaction = await opened.Db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
#pragma warning disable EF1002 // The name of a snapshot is the server's own, and cannot be a parameter.
        await opened.Db.Database.ExecuteSqlRawAsync($"SET TRANSACTION SNAPSHOT '{snapshot}'", cancellationToken);
#pragma warning restore EF1002
        return await opened.DescribeAsync(schema, cancellationToken);
    }

    private static string Assert(IReadOnlyList<string> snapshots) =>
        snapshots is [var name] && name.All(c => char.IsAsciiHexDigit(c) || c == '-') ? name : throw new InvalidOperationException($"'{string.Join(", ", snapshots)}' is no snapshot.");

    private static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            values.Add(reader.GetString(0));
        return values;
    }
}
