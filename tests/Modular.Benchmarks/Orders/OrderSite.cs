using Microsoft.Data.Sqlite;
using Modular.Benchmarks.Http;
using Modular.Testing;
using Npgsql;

namespace Modular.Benchmarks.Orders;

/// <summary>Where the host keeps its data, and where what it is measured against keeps its own: a folder, or databases of one PostgreSQL server.</summary>
internal sealed class OrderSite : IAsyncDisposable
{
    private readonly PostgresCluster? _cluster;
    private readonly string? _database;
    private int _others;

    private OrderSite(DatabaseKind on, string folder, PostgresCluster? cluster, string? database) => (On, Folder, _cluster, _database) = (on, folder, cluster, database);

    /// <summary>What stores the rows.</summary>
    public DatabaseKind On { get; }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>Makes an empty one, whose commits are durable.</summary>
    public static async Task<OrderSite> MakeAsync(DatabaseKind on)
    {
        var folder = Directory.CreateTempSubdirectory("modular-orders-").FullName;
        if (on == DatabaseKind.Sqlite)
            return new(on, folder, null, null);
        var cluster = await PostgresCluster.StartAsync(isDurable: true, "max_wal_size=4GB");
        return new(on, folder, cluster, (await cluster.Server.CreateDatabaseAsync()).ConnectionString);
    }

    /// <summary>Starts the host over what is there.</summary>
    public Task<ServerProcess> StartHostAsync()
    {
        var host = RepositoryFolder.OutputOf("host");
        string[] database = _database is null ? [] : ["--Database:Provider=Postgres", $"--ConnectionStrings:Postgres={_database}"];
        return ServerProcess.StartInAsync("Development", "GraphQL page: ", host,
            [Path.Combine(host, "Modular.Host.dll"), "--urls=http://127.0.0.1:0", $"--Data:Path={Folder}", "--Demo:Data=small", "--GraphQL:MaxCost=5000", "--Logging:LogLevel:Default=Warning", .. database]);
    }

    /// <summary>A connection string to a new database on the same disk.</summary>
    public async Task<string> NewDatabaseAsync() =>
        _cluster is null ? $"Data Source={Path.Combine(Folder, $"beside{++_others}.bare")}" : (await _cluster.Server.CreateDatabaseAsync()).ConnectionString;

    /// <summary>The databases of the modules, each by the name of its file or schema; on PostgreSQL all are reached through one connection.</summary>
    public async Task<IReadOnlyList<(string Module, string ConnectionString)>> ModulesAsync()
    {
        if (_database is null)
            return [.. Directory.GetFiles(Folder, "*.db").Select(f => (Path.GetFileNameWithoutExtension(f), new SqliteConnectionStringBuilder { DataSource = f, Pooling = false }.ToString()))];
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT DISTINCT table_schema FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var modules = new List<(string, string)>();
        while (await rows.ReadAsync())
            modules.Add((rows.GetString(0), new NpgsqlConnectionStringBuilder(_database) { Pooling = false, SearchPath = $"\"{rows.GetString(0)}\"", CommandTimeout = 0 }.ToString()));
        return modules;
    }

    /// <summary>The database of one module.</summary>
    public async Task<string> ModuleAsync(string module) => (await ModulesAsync()).Single(m => m.Module == module).ConnectionString;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
