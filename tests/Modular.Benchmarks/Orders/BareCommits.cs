using System.Data.Common;
using Microsoft.Data.Sqlite;
using Modular.Testing;
using Npgsql;

namespace Modular.Benchmarks.Orders;

/// <summary>The rate at which the same disk takes transactions of one row, each of which survives a cut of power: the most that any server of orders could do with one each.</summary>
internal sealed class BareCommits(DatabaseKind on, string connectionString) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1);

    /// <summary>Opens the table.</summary>
    public static async Task<BareCommits> MakeAsync(DatabaseKind on, string connectionString)
    {
        var bare = new BareCommits(on, connectionString);
        await using var connection = await bare.ConnectAsync();
        await ExecuteAsync(connection, "CREATE TABLE bare (id VARCHAR(36) PRIMARY KEY, amount BIGINT NOT NULL)");
        return bare;
    }

    /// <summary>Writes as so many clients at once until the time is over; gives the number of rows.</summary>
    public async Task<int> RunAsync(int clients, TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => WriteAsync(end.Token))));
        return counts.Sum();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private async Task<int> WriteAsync(CancellationToken end)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO bare (id, amount) VALUES (@id, 1)";
        var id = command.CreateParameter();
        id.ParameterName = "@id";
        command.Parameters.Add(id);
        var written = 0;
        for (; !end.IsCancellationRequested; written++)
        {
            id.Value = Guid.CreateVersion7().ToString();
            // SQLite has one writer, and who waits in line for it is quicker than who tries again.
            if (on == DatabaseKind.Sqlite)
                await _writer.WaitAsync(CancellationToken.None);
            try
            {
                await command.ExecuteNonQueryAsync(CancellationToken.None);
            }
            finally
            {
                if (on == DatabaseKind.Sqlite)
                    _writer.Release();
            }
        }

        return written;
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
