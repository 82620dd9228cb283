using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests;

/// <summary>SQLite's log is moved into the file when it has grown, and begins anew then: neither at each commit nor never.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const long Page = 4096;

    private readonly TemporaryFolder _folder = new("checkpoint");
    private readonly string _file;
    private readonly ModuleDatabase<LedgerDb> _database;
    private int _written;

    public CheckpointTests()
    {
        _file = _folder.In("ledger.db");
        _database = new(new SqliteFile(_file, NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        using var db = _database.Open(SystemCaller.Instance);
        db.Database.EnsureCreated();
    }

    private long Log => new FileInfo(_file + "-wal").Length;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task After_the_first_time_most_commits_leave_the_file_alone()
    {
        await GrowAsync(1500 * Page);
        var moves = 0;
        for (var i = 0; i < 60; i++)
        {
            var before = new FileInfo(_file).LastWriteTimeUtc;
            await Task.Delay(10); // longer than a tick of the file system's clock
            await WriteAsync(1);
            moves += new FileInfo(_file).LastWriteTimeUtc == before ? 0 : 1;
        }

        Assert.InRange(moves, 0, 1);
    }

    [Fact]
    public async Task The_log_does_not_grow_for_ever()
    {
        await GrowAsync(900 * Page);
        for (var i = 0; i < 60; i++)
            await WriteAsync(200);

        Assert.InRange(Log, 900 * Page, 2000 * Page);
        Assert.True(new FileInfo(_file).Length > 1000 * Page);
    }

    [Fact]
    public async Task A_reader_holds_no_writer_up_and_the_log_begins_anew_when_it_has_gone()
    {
        await WriteAsync(1);
        await using (var reader = _database.Open(SystemCaller.Instance))
        {
            await using var seen = await reader.BeginSnapshotAsync(default);
            Assert.Equal(1, await reader.Entries.CountAsync());
            await GrowAsync(2500 * Page);
            Assert.Equal(1, await reader.Entries.CountAsync());
        }

        await WriteAsync(2000);
        var grown = Log;
        for (var i = 0; i < 30; i++)
            await WriteAsync(200);

        Assert.Equal(grown, Log);
    }

    private async Task GrowAsync(long length)
    {
        var moved = 0L;
        while (moved < length)
        {
            var before = Log;
            await WriteAsync(200);
            moved += Math.Max(Log - before, 50 * Page);
        }
    }

    private async Task WriteAsync(int rows)
    {
        await using var db = _database.Open(SystemCaller.Instance);
        db.AddRange(Enumerable.Range(0, rows).Select(_ => new Entry { Text = $"{Guid.NewGuid()}", Rank = ++_written }));
        await db.SaveChangesAsync();
    }
}
