using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Modules;
using Npgsql;

namespace Modular.Host.Tests.Startup;

/// <summary>Two host processes over one PostgreSQL database and one data folder, with a module whose jobs and whose reader of Merchants' events write down what they do.</summary>
internal sealed class TwoHosts : IAsyncDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly ModuleWorkshop _workshop = new ModuleWorkshop().Module("Ticking", source: Source);
    private readonly PostgresDatabase _database;
    private readonly string[] _settings;

    private TwoHosts(PostgresDatabase database, string[] settings) => (_database, _settings) = (database, settings);

    public HostProcess First { get; private set; } = null!;

    public HostProcess Second { get; private set; } = null!;

    public GraphQLClient FirstClient { get; private set; } = null!;

    public GraphQLClient SecondClient { get; private set; } = null!;

    public static async Task<TwoHosts> StartAsync(params string[] settings)
    {
        var hosts = new TwoHosts(await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(), settings);
        try
        {
            await hosts.ExecuteAsync("CREATE TABLE notes (what text NOT NULL, at timestamptz NOT NULL, process int NOT NULL, written timestamptz NOT NULL DEFAULT clock_timestamp())");
            // One after the other: the first migrates.
            (hosts.First, hosts.FirstClient) = await hosts.StartOneAsync();
            (hosts.Second, hosts.SecondClient) = await hosts.StartOneAsync();
            return hosts;
        }
        catch
        {
            await hosts.DisposeAsync();
            throw;
        }
    }

    /// <summary>What was written down of one kind, in the order of writing.</summary>
    public async Task<List<(string What, DateTime At, int Process)>> NotesAsync(string kind)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT what, at, process FROM notes WHERE what LIKE $1 ORDER BY written", connection) { Parameters = { new() { Value = kind + "%" } } };
        await using var reader = await command.ExecuteReaderAsync();
        var notes = new List<(string, DateTime, int)>();
        while (await reader.ReadAsync())
            notes.Add((reader.GetString(0), reader.GetDateTime(1), reader.GetInt32(2)));
        return notes;
    }

    /// <summary>Waits until so many were written down.</summary>
    public async Task<List<(string What, DateTime At, int Process)>> UntilAsync(string kind, int count)
    {
        using var limit = new CancellationTokenSource(Longest.Wait);
        while (true)
        {
            var notes = await NotesAsync(kind);
            if (notes.Count >= count)
                return notes;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"{notes.Count} of {count} {kind}\n{First.Output}{First.Errors}\n{Second.Output}{Second.Errors}");
            await Task.Delay(20);
        }
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        FirstClient?.Dispose();
        SecondClient?.Dispose();
        foreach (var host in new[] { First, Second }.OfType<HostProcess>())
            await host.DisposeAsync();
        await _database.DisposeAsync();
        _workshop.Dispose();
        _data.Dispose();
    }

    private async Task<(HostProcess, GraphQLClient)> StartOneAsync()
    {
        var host = HostProcess.Start("Development", _data.Path, ["--Demo:Data=none", "--Database:Provider=Postgres", $"--ConnectionStrings:Postgres={_database.ConnectionString}",
            $"--Modules:Path={_workshop.Root}", .. _settings]);
        return (host, new(await host.ReadyAsync()));
    }

    private const string Source = """
        namespace Ticking
        {
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.Extensions.Configuration;
            using Modular.Messaging;
            using Npgsql;

            public sealed class TickingModule : IModule
            {
                public void AddServices(IServiceCollection services, ModuleContext context)
                {
                    services.AddSingleton(new Notes(context.Configuration.GetConnectionString("Postgres")));
                    services.AddSingleton<IBackgroundWork, MerchantsReader>();
                }
            }

            internal sealed class Notes
            {
                private readonly string _database;

                public Notes(string database) => _database = database;

                public async Task WriteAsync(string what, DateTime at)
                {
                    await using var connection = new NpgsqlConnection(_database);
                    await connection.OpenAsync();
                    await using var command = new NpgsqlCommand("INSERT INTO notes (what, at, process) VALUES ($1, $2, $3)", connection)
                    {
                        Parameters = { new() { Value = what }, new() { Value = at }, new() { Value = Environment.ProcessId } },
                    };
                    await command.ExecuteNonQueryAsync();
                }
            }

            [Job("ticking.every-second", "* * * * * ?")]
            internal sealed class EverySecond : IJob
            {
                private readonly Notes _notes;

                public EverySecond(Notes notes) => _notes = notes;

                public Task RunAsync(JobRun run, CancellationToken cancellationToken) => _notes.WriteAsync("tick", run.Slot);
            }

            [Job("ticking.long", "0 0 0 30 2 ?")]
            internal sealed class Long : IJob
            {
                private readonly Notes _notes;

                public Long(Notes notes) => _notes = notes;

                public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
                {
                    await _notes.WriteAsync("long " + run.Attempt + " begun", run.Slot);
                    if (run.Attempt == 1)
                        await Task.Delay(Timeout.Infinite, cancellationToken);
                    await _notes.WriteAsync("long " + run.Attempt + " finished", run.Slot);
                }
            }

            internal sealed class MerchantsReader : IBackgroundWork
            {
                private readonly IEventFeed _feed;
                private readonly Notes _notes;

                public MerchantsReader(IEnumerable<IEventFeed> feeds, Notes notes)
                {
                    _feed = feeds.Single(f => f.Module == "Merchants");
                    _notes = notes;
                }

                public async Task RunAsync(CancellationToken stopping)
                {
                    try
                    {
                        await foreach (var read in _feed.ReadAsync(0, EventFilter.All, stopping))
                            await _notes.WriteAsync("event " + read.Position, read.OccurredAt);
                    }
                    catch (OperationCanceledException)
                    {
                    }
                }
            }
        }
        """;
}
