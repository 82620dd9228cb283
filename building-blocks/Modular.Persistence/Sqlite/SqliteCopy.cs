using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Modular.Persistence.Sqlite;

/// <summary>A SQLite file that nobody writes to: a backup's, or one that was restored.</summary>
/// <param name="path">The file.</param>
/// <param name="mode">Read only, and nothing appears beside it; or so that what has to lie beside it goes again.</param>
internal sealed class SqliteCopy(string path, SqliteOpenMode mode = SqliteOpenMode.ReadOnly) : ModuleStorage
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();

    internal override void Configure(DbContextOptionsBuilder options, Type context) =>
        options.UseSqlite(_connectionString, o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));

    // Nobody writes, so every query sees the same.
    internal override Task<IAsyncDisposable> BeginSnapshotAsync(DatabaseFacade database, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A copy does not change.");

    /// <summary>What the file says is wrong with itself: pages, indexes, references between rows; empty where nothing is.</summary>
    public IReadOnlyList<string> FindDamage() => Read("PRAGMA integrity_check(20); PRAGMA foreign_key_check", r => r.FieldCount == 1
        ? (r.GetString(0) == "ok" ? null : r.GetString(0))
        : $"row {r.GetValue(1)} of {r.GetString(0)} refers to a row of {r.GetString(2)} that is not there");

    /// <summary>The newest migration; null where the file is no module's database.</summary>
    public string? FindMigration() => Read("SELECT count(*) FROM sqlite_schema WHERE name = '__EFMigrationsHistory'", r => r.GetInt64(0) == 0 ? null : "") is [_]
        ? Read("SELECT max(MigrationId) FROM __EFMigrationsHistory", r => r.IsDBNull(0) ? null : r.GetString(0)).SingleOrDefault()
        : null;

    /// <summary>Lets it be written to over a log, as the host's own files are: the host looks at them before it may change that.</summary>
    public void KeepLog() => Read("PRAGMA journal_mode=WAL", r => r.GetString(0));

    /// <inheritdoc/>
    public override void Dispose()
    {
        // Connections are opened for each use.
    }

    private List<string> Read(string sql, Func<SqliteDataReader, string?> rowOf)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        do
        {
            while (reader.Read())
            {
                if (rowOf(reader) is { } row)
                    rows.Add(row);
            }
        }
        while (reader.NextResult());
        return rows;
    }
}
