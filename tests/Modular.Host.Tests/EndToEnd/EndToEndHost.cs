using System.Net.Http.Json;
using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>The real host over empty data on either database, and a client for it. It can be killed and started again over the same data.</summary>
public sealed class EndToEndHost : IAsyncLifetime, IAsyncDisposable, IDisposable
{
    private readonly TemporaryFolder _own = new();
    private PostgresDatabase? _postgres;
    private HostProcess? _process;

    /// <summary>The data folder: a temporary one unless said.</summary>
    public string DataPath { get => field ?? _own.Path; init; }

    /// <summary>How the PostgreSQL database is reached; null on SQLite.</summary>
    public string? Postgres => _postgres?.ConnectionString;

    /// <summary>The process's id.</summary>
    internal int ProcessId => Process.Id;

    /// <summary>Further settings, from the next start on.</summary>
    internal IReadOnlyList<string> Settings { get; init; } = [];

    internal GraphQLClient Client { get; private set; } = null!;

    internal MerchantStory Story => new(Client);

    /// <summary>What the host tells of its health: the status code, and the body.</summary>
    public async Task<(int Status, JsonElement Body)> HealthAsync()
    {
        using var answer = await Client.Http.GetAsync(new Uri("health/ready", UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>What the host has written to the console.</summary>
    public string Output => Process.Output + Process.Errors;

    private HostProcess Process => _process ?? throw new InvalidOperationException("The host was not started.");

    public Task InitializeAsync() => StartAsync();

    /// <summary>Starts a host over an empty database of that kind.</summary>
    public static async Task<EndToEndHost> OnAsync(DatabaseKind kind)
    {
        var host = await ReadyOnAsync(kind);
        await host.StartAsync();
        return host;
    }

    /// <summary>A host over an empty database of that kind that is still to be started.</summary>
    public static async Task<EndToEndHost> ReadyOnAsync(DatabaseKind kind, params string[] settings) => new()
    {
        _postgres = kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null, Settings = settings,
    };

    /// <summary>Starts a host over an empty database of that kind and a data folder that is there.</summary>
    public static async Task<EndToEndHost> OnAsync(DatabaseKind kind, string dataPath, params string[] settings)
    {
        var host = new EndToEndHost
        {
            _postgres = kind == DatabaseKind.Postgres ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync() : null, DataPath = dataPath, Settings = settings,
        };
        await host.StartAsync();
        return host;
    }

    /// <summary>Starts a host over that database, which goes with it, or over SQLite files.</summary>
    public static async Task<EndToEndHost> OverAsync(PostgresDatabase? postgres, params IReadOnlyList<string> settings)
    {
        var host = new EndToEndHost { _postgres = postgres, Settings = settings };
        await host.StartAsync();
        return host;
    }

    /// <summary>Starts the host and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _process = HostProcess.Start("Development", DataPath, ["--Demo:Data=none", .. DatabaseOptions, .. Settings]);
        Client = new(await _process.ReadyAsync());
    }

    /// <summary>Stops the host as its supervisor would.</summary>
    public async Task StopAsync()
    {
        await Process.TerminateAsync();
        await Process.DisposeAsync();
        Client.Dispose();
    }

    /// <summary>Begins one of the host's commands over the same data, which may run beside the host.</summary>
    internal HostProcess Command(params string[] command) => HostProcess.Run("Development", DataPath, [.. command, .. DatabaseOptions]);

    /// <summary>Runs one of the host's commands over the same data to its end; gives its exit code and all that it wrote.</summary>
    internal async Task<(int ExitCode, string Text)> CommandAsync(params string[] command)
    {
        await using var process = Command(command);
        return (await process.ExitAsync(), process.Output + process.Errors);
    }

    /// <summary>Ends the host as a crash would.</summary>
    public async Task KillAsync()
    {
        await Process.KillAsync();
        await Process.DisposeAsync();
        Client.Dispose();
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            Client?.Dispose(); // None, where the start has failed.
            await _process.DisposeAsync();
        }

        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        Dispose();
    }

    public void Dispose() => _own.Dispose();

    private string[] DatabaseOptions => _postgres is null ? [] : ["--Database:Provider=Postgres", $"--ConnectionStrings:Postgres={_postgres.ConnectionString}"];
}
