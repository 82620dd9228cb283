using Microsoft.Data.Sqlite;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests.Backup;

/// <summary>Several files are copied as of one instant, however fast somebody writes to them, and nothing of theirs is touched.</summary>
public sealed class SqliteInstantTests : IDisposable
{
    private const int StatesToSee = 10;

    private readonly TemporaryFolder _folder = new("instant");

    /// <summary>Each number is written to the first file before the second: at any one instant the second is the same or one behind.</summary>
    [Fact]
    public async Task No_copy_is_newer_than_another_by_more_than_was_ever_true()
    {
        string[] files = [_folder.In("a.db"), _folder.In("b.db")];
        using var stop = new CancellationTokenSource();
        var ready = new TaskCompletionSource();
        var writing = Task.Run(() => Count(files, ready, stop.Token));
        await await Task.WhenAny(ready.Task, writing);
        var seen = new HashSet<long>();
        // On a busy machine the writer gets its turn less often.
        for (var round = 0; round < 30 || (seen.Count < StatesToSee && round < 2_000); round++)
        {
            using var instant = await SqliteInstant.TakeAsync(files, default);
            await Task.Delay(1); // What is written meanwhile is not copied.
            var (first, second) = (CopyOf(instant, files[0], round), CopyOf(instant, files[1], round));
            Assert.True(first - second is 0 or 1, $"{first} and {second}");
            seen.Add(first);
        }

        await stop.CancelAsync();
        var written = await writing;
        Assert.True(seen.Count >= StatesToSee && written >= seen.Max(), $"{seen.Count} states were seen of {written}; nobody wrote.");
    }

    [Fact]
    public async Task The_log_of_a_host_that_was_killed_is_read_and_left()
    {
        var file = _folder.In("a.db");
        using (var connection = Open(file))
            Run(connection, "CREATE TABLE n (v INTEGER); INSERT INTO n VALUES (1); PRAGMA wal_checkpoint(TRUNCATE); UPDATE n SET v = 7");
        var (database, log) = (await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(file + "-wal"));
        Assert.NotEmpty(log);

        using (var instant = await SqliteInstant.TakeAsync([file], default))
            Assert.Equal(7, CopyOf(instant, file, 0));

        Assert.Equal(database, await File.ReadAllBytesAsync(file));
        Assert.Equal(log, await File.ReadAllBytesAsync(file + "-wal"));
        Assert.Equal(["a.db"], Directory.GetFiles(_folder.In("0")).Select(Path.GetFileName)); // The copy stands alone.
    }

    public void Dispose() => _folder.Dispose();

    private static long Count(string[] files, TaskCompletionSource ready, CancellationToken stop)
    {
        using var first = Open(files[0]);
        using var second = Open(files[1]);
        foreach (var connection in new[] { first, second })
            Run(connection, "CREATE TABLE n (v INTEGER); INSERT INTO n VALUES (0)");
        var n = 0;
        while (!stop.IsCancellationRequested)
        {
            n++;
            Run(first, $"UPDATE n SET v = {n}");
            Run(second, $"UPDATE n SET v = {n}");
            ready.TrySetResult();
        }

        return n;
    }

    private long CopyOf(SqliteInstant instant, string file, int round)
    {
        var copy = Path.Combine(Directory.CreateDirectory(_folder.In($"{round}")).FullName, Path.GetFileName(file));
        instant.CopyTo(file, copy);
        using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT v FROM n";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>As a killed process leaves it: its log is not moved into the file when it closes.</summary>
    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Assert.Equal(0, SQLitePCL.raw.sqlite3_db_config(connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _));
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
