using System.Collections.Concurrent;
using Npgsql;

namespace Modular.Testing;

/// <summary>A PostgreSQL server that tests make databases on.</summary>
/// <param name="connectionString">How its maintenance database is reached, by a user who may make databases.</param>
public sealed class PostgresServer(string connectionString)
{
    /// <summary>The environment variable that names a server to use instead of a private cluster: its connection string.</summary>
    public const string Variable = "MODULAR_TEST_POSTGRES";

    private static readonly string? Given = Environment.GetEnvironmentVariable(Variable);
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);

    // Kept until the process ends, as a collected cluster would end the server.
    private static PostgresCluster? _cluster;

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new();

    /// <summary>Whether the environment names a server.</summary>
    internal static bool IsGiven => !string.IsNullOrWhiteSpace(Given);

    /// <summary>The server that all test classes of the process share; the first who asks starts it.</summary>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>Makes an empty database.</summary>
    public Task<PostgresDatabase> CreateDatabaseAsync() => CopyAsync("template1");

    /// <summary>Makes a database as <paramref name="prepare"/> leaves it, which is called once for each key; later ones are copies.</summary>
    /// <param name="key">What the database is prepared for.</param>
    /// <param name="prepare">Fills the database of the given connection string, and closes its connections.</param>
    public async Task<PostgresDatabase> CreateDatabaseAsync(string key, Func<string, Task> prepare) =>
        await CopyAsync(await _templates.GetOrAdd(key, _ => new(() => PrepareAsync(prepare))).Value);

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connect(null, pooling: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        if (!IsGiven)
            return (_cluster = await PostgresCluster.StartAsync()).Server;
        // A private cluster takes its templates with it; somebody else's server keeps what is not removed.
        var given = new PostgresServer(Given!);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => given.DropTemplatesAsync().Wait(TimeSpan.FromSeconds(10));
        return given;
    }

    private async Task DropTemplatesAsync()
    {
        foreach (var template in _templates.Values.Where(t => t is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            await ExecuteAsync($"DROP DATABASE {await template.Value} WITH (FORCE)");
    }

    private async Task<string> PrepareAsync(Func<string, Task> prepare)
    {
        var template = await CopyAsync("template1");
        await prepare(Connect(template.Name, pooling: false));
        return template.Name;
    }

    private async Task<PostgresDatabase> CopyAsync(string template)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new(this, name, Connect(name, pooling: true));
    }

    private string Connect(string? database, bool pooling)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = pooling };
        if (database is not null)
            connection.Database = database;
        return connection.ToString();
    }
}

/// <summary>A database that goes away with the test.</summary>
public sealed class PostgresDatabase(PostgresServer server, string name, string connectionString) : IAsyncDisposable
{
    /// <summary>Its name on the server.</summary>
    public string Name => name;

    /// <summary>How it is reached.</summary>
    public string ConnectionString => connectionString;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using (var any = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(any);
        await server.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }
}
