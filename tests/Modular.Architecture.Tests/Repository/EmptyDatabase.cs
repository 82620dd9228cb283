using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Persistence;
using Modular.Persistence.Postgres;
using Modular.Persistence.Sqlite;
using Modular.Testing;
using Npgsql;

namespace Modular.Architecture.Tests.Repository;

/// <summary>A database of the test's own, that tells what was made in it: columns, keys and indexes, whatever their order.</summary>
internal sealed class EmptyDatabase : IAsyncDisposable
{
    private const string OfSqlite = """
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || CASE WHEN c."notnull" THEN ' not null' ELSE '' END || CASE WHEN c.pk > 0 THEN ' key ' || c.pk ELSE '' END
        FROM pragma_table_list t JOIN pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
        UNION ALL
        SELECT 'foreign key ' || t.name || '.' || k."from" || ' to ' || k."table" || '.' || k."to" || ' on delete ' || k.on_delete
        FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) k WHERE t.schema = 'main' AND t.type = 'table'
        UNION ALL
        SELECT 'index ' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        """;

    private const string OfPostgres = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '') || coalesce(' ' || collation_name, '')
            || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END || CASE is_identity WHEN 'YES' THEN ' identity' ELSE '' END
        FROM information_schema.columns WHERE table_schema = @schema AND table_name NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT 'constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
        WHERE n.nspname = @schema AND c.conname NOT LIKE 'PK\_\_\_EF%'
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = @schema AND tablename NOT LIKE '\_\_EF%'
        """;

    private readonly TemporaryFolder _folder = new("schema");
    private readonly PostgresDatabase? _postgres;

    private EmptyDatabase(DatabaseKind kind, PostgresDatabase? postgres)
    {
        Kind = kind;
        _postgres = postgres;
        Storage = postgres is null ? new SqliteFile(File, NullLoggerFactory.Instance) : new PostgresSchema(postgres.ConnectionString);
    }

    public DatabaseKind Kind { get; }

    public ModuleStorage Storage { get; }

    private string File => _folder.In("module.db");

    public static async Task<EmptyDatabase> OnAsync(DatabaseKind kind) =>
        new(kind, kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null);

    /// <summary>Runs a script.</summary>
    public async Task MakeAsync(string script)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What is in the database, a line each; of EF's own tables nothing.</summary>
    public async Task<IReadOnlyList<string>> DescribeAsync(string schema)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Kind == DatabaseKind.Sqlite ? OfSqlite : OfPostgres;
        if (command is NpgsqlCommand postgres)
            postgres.Parameters.AddWithValue("schema", schema);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        Storage.Dispose();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = _postgres is null ? new SqliteConnection($"Data Source={File};Pooling=False") : new NpgsqlConnection(_postgres.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
