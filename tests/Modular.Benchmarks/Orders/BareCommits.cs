using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Modular.Testing;
using Npgsql;

namespace Modular.Benchmarks.Orders;

/// <summary>Transactions of one row, each of which survives a cut of power: the rate at which the disk takes them is the most that any server of orders could do with one each.</summary>
internal sealed class BareCommits(DatabaseKind on, string connectionString) : IAsyncDisposable
{
    private readonly SemaphoreSlim _writer = new(1);
    private readonly ConcurrentBag<DbCommand> _idle = [];

    /// <summary>Opens the table.</summary>
    public static async Task<BareCommits> MakeAsync(DatabaseKind on, string connectionString)
    {
        var bare = new BareCommits(on, connectionString);
        await using var connection = await bare.ConnectAsync();
        await ExecuteAsync(connection, "CREATE TABLE bare (id VARCHAR(36) PRIMARY KEY, amount BIGINT NOT NULL)");
        return bare;
    }

    /// <summary>Writes as so many clients at once until the time is over; gives the number of rows.</summary>
    public Task<int> RunAsync(int clients, TimeSpan time) => ClientLoop.RunAsync(clients, time, (_, _) => CommitAsync());

    /// <summary>Writes one row; it is durable afterwards.</summary>
    public async Task CommitAsync()
    {
        // SQLite has one writer, and who waits in line for it is quicker than who tries again.
        if (on == DatabaseKind.Sqlite)
            await _writer.WaitAsync();
        try
        {
            // Each writer has a connection to itself, as a pool would give it one.
            var insert = _idle.TryTake(out var idle) ? idle : await PrepareAsync();
            insert.Parameters[0].Value = Guid.CreateVersion7().ToString();
            await insert.ExecuteNonQueryAsync();
            _idle.Add(insert);
        }
        finally
        {
            if (on == DatabaseKind.Sqlite)
                _writer.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _idle)
        {
            await insert.Connection!.DisposeAsync();
            await insert.DisposeAsync();
        }

        _writer.Dispose();
    }

    private async Task<DbCommand> PrepareAsync()
    {
        var connection = await ConnectAsync();
        var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO bare (id, amount) VALUES (@id, 1)";
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("@id", "");
        command.Parameters.Add(id);
        return command;
    }

    private async Task<DbConnection> ConnectAsync()
    {
        DbConnection connection = on == DatabaseKind.Sqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        if (on == DatabaseKind.Sqlite)
            await ExecuteAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        return connection;
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
