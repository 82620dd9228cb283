using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests;

/// <summary>SQLite's statements stay prepared on their connection; nothing of the request before is left in them.</summary>
public sealed class KeptCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("kept");
    private readonly ModuleDatabase<LedgerDb> _database;

    public KeptCommandTests()
    {
        _database = new(new SqliteFile(_folder.In("ledger.db"), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        using var db = Open();
        db.Database.EnsureCreated();
        db.AddRange(Enumerable.Range(0, 10).Select(i => new Entry { Text = $"t{i}", Rank = i }));
        db.SaveChanges();
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_query_that_comes_again_is_prepared_once_and_takes_the_new_values()
    {
        var before = await PreparedAsync();
        for (var i = 0; i < 10; i++)
        {
            await using var db = Open();
            Assert.Equal(i, (await db.Entries.SingleAsync(e => e.Text == $"t{i}")).Rank);
        }

        Assert.Equal(before + 1, await PreparedAsync());
    }

    [Fact]
    public async Task No_more_than_thirty_two_are_kept()
    {
        for (var i = 0; i < 100; i++)
        {
            await using var db = Open();
            var another = string.Create(CultureInfo.InvariantCulture, $"UPDATE Entries SET Rank = {i} WHERE Text = 'nobody'");
            await db.Database.ExecuteSqlRawAsync(another);
        }

        Assert.Equal(32, await PreparedAsync());
    }

    [Fact]
    public async Task A_reader_that_is_left_early_holds_nothing_back()
    {
        await using (var db = Open())
        {
            await foreach (var entry in db.Entries.OrderBy(e => e.Text).AsAsyncEnumerable())
            {
                if (entry.Text == "t1")
                    break;
            }
        }

        await using var other = new SqliteConnection($"Data Source={_folder.In("ledger.db")};Pooling=false");
        await other.OpenAsync();
        await using var checkpoint = other.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        Assert.Equal(0L, await checkpoint.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Two_readers_of_one_query_on_one_connection_do_not_meet()
    {
        await using var db = Open();
        var pairs = new List<(string, string)>();
        await foreach (var one in db.Entries.AsNoTracking().OrderBy(e => e.Text).AsAsyncEnumerable())
        {
            await foreach (var other in db.Entries.AsNoTracking().OrderBy(e => e.Text).AsAsyncEnumerable())
                pairs.Add((one.Text, other.Text));
        }

        Assert.Equal(100, pairs.Distinct().Count());
    }

    [Fact]
    public async Task A_statement_that_failed_works_the_next_time()
    {
        for (var i = 0; i < 3; i++)
        {
            await using var db = Open();
            db.Add(new Entry { Text = "t1" });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            db.Add(new Entry { Text = $"new {i}" });
            Assert.Equal(1, await db.SaveChangesAsync());
        }
    }

    [Fact]
    public async Task A_table_that_was_changed_is_read_as_it_is_now()
    {
        await using (var db = Open())
            Assert.Equal(10, (await db.Entries.ToListAsync()).Count);
        await using (var db = Open())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Entries ADD COLUMN More TEXT; DELETE FROM Entries WHERE Rank > 4");
        await using (var db = Open())
            Assert.Equal(5, (await db.Entries.ToListAsync()).Count);
    }

    [Fact]
    public async Task With_the_database_all_are_let_go()
    {
        var prepared = await PreparedAsync();
        _database.Dispose();

        // SQLite removes the log with the last connection, which a statement that is left keeps half open.
        Assert.True(prepared > 0);
        Assert.False(File.Exists(_folder.In("ledger.db-wal")));
    }

    private LedgerDb Open() => _database.Open(SystemCaller.Instance);

    private async Task<int> PreparedAsync()
    {
        await using var db = Open();
        await db.Database.OpenConnectionAsync();
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        var count = 0;
        for (var statement = Next(handle.DangerousGetHandle(), 0); statement != 0; statement = Next(handle.DangerousGetHandle(), statement))
            count++;
        return count;
    }

    // The driver refuses to tell of statements that it does not keep a list of.
    private delegate nint NextStatement(nint connection, nint statement);

    private static NextStatement Next { get; } = Marshal.GetDelegateForFunctionPointer<NextStatement>(
        NativeLibrary.GetExport(NativeLibrary.Load("e_sqlite3", Assembly.Load("SQLitePCLRaw.provider.e_sqlite3"), null), "sqlite3_next_stmt"));
}
