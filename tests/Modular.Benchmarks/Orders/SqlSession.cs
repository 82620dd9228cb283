using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Modular.Testing;
using Npgsql;

namespace Modular.Benchmarks.Orders;

/// <summary>A connection of its own to a module's database, on which statements may take as long as they do.</summary>
internal sealed class SqlSession : IAsyncDisposable
{
    private readonly DbConnection _connection;

    private SqlSession(DbConnection connection) => _connection = connection;

    /// <summary>Opens it.</summary>
    public static async Task<SqlSession> OpenAsync(DatabaseKind on, string connectionString)
    {
        DbConnection connection = on == DatabaseKind.Sqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return new(connection);
    }

    /// <summary>Begins a transaction, in which all runs until it is committed.</summary>
    public ValueTask<DbTransaction> BeginAsync() => _connection.BeginTransactionAsync();

    /// <summary>Runs a statement.</summary>
    public async Task RunAsync(string sql)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The one number that a query gives.</summary>
    public async Task<long> NumberAsync(string sql)
    {
        await using var command = Command(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>The first column of what a query gives.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string sql)
    {
        await using var command = Command(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
            texts.Add(rows.GetString(0));
        return texts;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private DbCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        return command;
    }
}
