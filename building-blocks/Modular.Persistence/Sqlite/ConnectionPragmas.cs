using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Modular.Persistence.Sqlite;

/// <summary>
/// Sets how each opened connection works, and checks that it took: a connection that would lose acknowledged commits or
/// ignore foreign keys must not be used at all.
/// </summary>
internal sealed class ConnectionPragmas : DbConnectionInterceptor
{
    /// <summary>How long SQLite itself waits for a lock, in milliseconds.</summary>
    public const int BusyTimeout = 5000;

    /// <summary>
    /// FULL, as NORMAL lost acknowledged commits in power-cut trials. No automatic checkpoint, as the writer does it in its
    /// turn. No memory map, which the WAL-reset defect makes dangerous. Waiting up to 5 s only matters at the start, before
    /// the writer queue. What a statement puts aside stays in memory: in a file of the system's folder for temporary ones,
    /// which is what SQLite would take, sensitive values would lie outside of the data folder.
    /// </summary>
    private static readonly (string Pragma, string Set, string Want)[] Settings =
    [
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("foreign_keys", "ON", "1"),
        ("busy_timeout", $"{BusyTimeout}", $"{BusyTimeout}"),
        ("wal_autocheckpoint", "0", "0"),
        ("mmap_size", "0", "0"),
        ("temp_store", "MEMORY", "2"),
    ];

    private static readonly string SetAll =
        string.Concat(Settings.Select(s => $"PRAGMA {s.Pragma}={s.Set};")) + "PRAGMA case_sensitive_like=ON;";

    /// <summary>The last row tells whether LIKE, and with it StartsWith, tells capitals from small letters, as PostgreSQL does.</summary>
    private static readonly string ReadAll = string.Concat(Settings.Select(s => $"PRAGMA {s.Pragma};")) + "SELECT 'a' LIKE 'A';";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection); // SQLite runs in the process; its asynchronous calls are synchronous ones.
        return Task.CompletedTask;
    }

    internal static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SetAll;
        command.ExecuteNonQuery();
        command.CommandText = ReadAll;
        using var reader = command.ExecuteReader();
        foreach (var (pragma, _, want) in Settings)
        {
            Expect(reader, pragma, want);
            reader.NextResult();
        }

        Expect(reader, "case-sensitive LIKE", "0");
    }

    private static void Expect(DbDataReader reader, string setting, string want)
    {
        // A driver built without a feature answers with no row, which for mmap_size means that there is no memory map.
        var got = reader.Read() ? Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) : null;
        if (got != want && !(got is null && want == "0"))
            throw new InvalidOperationException($"SQLite keeps {setting} at '{got}' where '{want}' is needed ({reader.GetType().Name}). Is the file on a file system without shared memory?");
    }
}
