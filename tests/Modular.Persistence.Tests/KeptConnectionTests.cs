using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Persistence.Sqlite;

namespace Modular.Persistence.Tests;

/// <summary>SQLite connections outlive the contexts that use them; what a context leaves undone on one does not.</summary>
public sealed class KeptConnectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("kept");
    private readonly ModuleDatabase<LedgerDb> _database;

    public KeptConnectionTests()
    {
        _database = new(new SqliteFile(_folder.In("ledger.db"), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        using var db = Open();
        db.Database.EnsureCreated();
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_next_context_takes_the_open_connection()
    {
        var first = await UseAsync();
        Assert.Equal(System.Data.ConnectionState.Open, first.State);
        Assert.Same(first, await UseAsync());
    }

    [Fact]
    public async Task Contexts_at_the_same_time_have_a_connection_each()
    {
        await using var one = Open();
        await using var other = Open();
        Assert.Equal(0, await one.Entries.CountAsync() + await other.Entries.CountAsync());
        Assert.NotSame(one.Database.GetDbConnection(), other.Database.GetDbConnection());
    }

    [Theory]
    [InlineData("BEGIN IMMEDIATE")]
    [InlineData("BEGIN; SELECT * FROM Entries")]
    public async Task A_forgotten_transaction_ends_with_its_context(string begin)
    {
        await using (var forgetful = Open())
        {
            await using var command = forgetful.Database.GetDbConnection().CreateCommand();
            await forgetful.Database.OpenConnectionAsync();
            command.CommandText = begin;
            await command.ExecuteNonQueryAsync();
        }

        await using var next = Open();
        next.Add(new Entry { Text = "written" });
        Assert.Equal(1, await next.SaveChangesAsync());
    }

    [Fact]
    public async Task With_the_database_its_connections_are_closed()
    {
        var connection = await UseAsync();
        _database.Dispose();
        Assert.Equal(System.Data.ConnectionState.Closed, connection.State);
    }

    [Fact]
    public async Task Of_many_connections_so_many_stay_open_and_serve_however_often_they_come_back()
    {
        var used = new List<SqliteConnection>();
        for (var round = 0; round < 3; round++)
        {
            var open = Enumerable.Range(0, IdleConnections.MaxKept + 10).Select(_ => Open()).ToList();
            foreach (var db in open)
            {
                await db.Entries.CountAsync();
                used.Add((SqliteConnection)db.Database.GetDbConnection());
            }

            await Task.WhenAll(open.Select(db => Task.Run(async () => await db.DisposeAsync())));
            Assert.Equal(IdleConnections.MaxKept, used.Distinct().Count(c => c.State == System.Data.ConnectionState.Open));
        }

        // The ones that stayed were taken again, and ten new ones were opened each time.
        Assert.Equal(IdleConnections.MaxKept + 30, used.Distinct().Count());
        Assert.Contains(await UseAsync(), used);
    }

    [MountFact]
    public async Task What_was_opened_while_nothing_could_be_written_serves_no_writer_later()
    {
        using var disk = new SmallDisk(8);
        using var database = new ModuleDatabase<LedgerDb>(new SqliteFile(Path.Combine(disk.Path, "ledger.db"), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        await using (var made = database.Open(SystemCaller.Instance))
        {
            await made.Database.EnsureCreatedAsync();
            disk.SetReadOnly(true);
            await using var reading = database.Open(SystemCaller.Instance);
            Assert.Equal(0, await reading.Entries.CountAsync());
            Assert.NotSame(made.Database.GetDbConnection(), reading.Database.GetDbConnection());
            disk.SetReadOnly(false);
            await made.DisposeAsync(); // Before the other one, which would be taken first.
        }

        await using var writing = database.Open(SystemCaller.Instance);
        writing.Add(new Entry { Text = "written" });
        Assert.Equal(1, await writing.SaveChangesAsync());
    }

    private LedgerDb Open() => _database.Open(SystemCaller.Instance);

    private async Task<SqliteConnection> UseAsync()
    {
        await using var db = Open();
        await db.Entries.CountAsync();
        return (SqliteConnection)db.Database.GetDbConnection();
    }
}
