using System.Data.Common;
using Microsoft.Data.Sqlite;
using Modular.Host.Tests.EndToEnd;
using Npgsql;

namespace Modular.Host.Tests.Faults;

/// <summary>What lies in the databases of a host's modules, read past the host.</summary>
internal sealed class StoredRows(EndToEndHost host)
{
    public const string Merchants = "Merchants";
    public const string Platform = "Platform";
    public const string Accounts = "Accounts";
    public const string Catalogue = "Catalogue";
    public const string Orders = "Orders";
    public const string Settlement = "Settlement";

    /// <summary>The first value of the first row.</summary>
    public async Task<T> ValueAsync<T>(string module, string sql) => (T)Convert.ChangeType((await ColumnAsync(module, sql)).First(), typeof(T), null);

    /// <summary>The first value of each row.</summary>
    public async Task<List<object>> ColumnAsync(string module, string sql)
    {
        await using var connection = await OpenAsync(module);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<object>();
        while (await reader.ReadAsync())
            values.Add(reader.GetValue(0));
        return values;
    }

    private async Task<DbConnection> OpenAsync(string module)
    {
        DbConnection connection = host.Postgres is { } postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { SearchPath = $"\"{module}\"", Pooling = false }.ToString())
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(host.DataPath, module + ".db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }
}
