using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Persistence.Migrating;
using Modular.Testing;

namespace Modular.ModuleTesting;

/// <summary>
/// One module alone, as the host would run it: its services, its migrated database, its schema. What it reads of other modules is
/// what the test registers for their contracts; a contract that is missing fails the start with its name.
/// </summary>
public sealed class ModuleHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("module");
    private readonly PostgresDatabase? _postgres;
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _working = [];

    private ModuleHost(IModule module, PostgresDatabase? postgres, string? connectionString, ModuleSetup setup)
    {
        _postgres = postgres;
        try
        {
            _services = ModuleServices.Of(module, _folder.Path, connectionString, Clock, setup);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }
    }

    /// <summary>The clock of all that the module does.</summary>
    public MovableClock Clock { get; } = new();

    /// <summary>The folder of the module's data: its SQLite file, its <c>files</c>.</summary>
    public string Folder => _folder.Path;

    /// <summary>The module's services; singletons only.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The module's part of the schema, alone.</summary>
    public Schema Schema => _services.GetRequiredService<Schema>();

    /// <summary>Starts a module over a database of its own, which goes away with the host.</summary>
    /// <param name="on">The kind of database.</param>
    /// <param name="setup">Fakes and settings; none unless said.</param>
    public static async Task<ModuleHost> StartAsync<TModule>(DatabaseKind on, ModuleSetup? setup = null) where TModule : IModule, new()
    {
        setup ??= new();
        var postgres = on == DatabaseKind.Postgres ? await MigratedAsync<TModule>(setup) : null;
        ModuleHost? host = null;
        try
        {
            host = new(new TModule(), postgres, postgres?.ConnectionString, setup);
            if (postgres is null)
                await host.MigrateAsync();
            return host;
        }
        catch
        {
            if (host is not null)
                await host.DisposeAsync();
            else if (postgres is not null)
                await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>A demo user with the permissions that the module gives the user's role; in the scope of merchants where some are named.</summary>
    public TestCaller CallerOf(DemoUser user, params IReadOnlyList<Guid> merchants) =>
        new(user.Id, user.Name, Roles.IsStaff(user.Role) && merchants.Count == 0, merchants)
        {
            Permissions = [.. _services.GetServices<Permission>().Where(p => p.Roles.Contains(user.Role) || user.Role == Roles.Admin).Select(p => p.Name)],
        };

    /// <summary>A scope in which the caller asks; the system unless said.</summary>
    public AsyncServiceScope As(ICaller? caller = null)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopeCaller>().Caller = caller ?? SystemCaller.Instance;
        return scope;
    }

    /// <summary>The module's database for the caller; for the system unless said.</summary>
    public TContext OpenDatabase<TContext>(ICaller? caller = null) where TContext : ModuleDbContext =>
        _services.GetRequiredService<ModuleDatabase<TContext>>().Open(caller ?? SystemCaller.Instance);

    /// <summary>The audit rows of the module's database of one action, in their order.</summary>
    /// <param name="action">The action's name; null for all.</param>
    public async Task<IReadOnlyList<AuditedFact>> AuditAsync<TContext>(string? action = null) where TContext : ModuleDbContext
    {
        await using var db = OpenDatabase<TContext>();
        var table = db.Model.GetEntityTypes().Single(e => e.GetTableName() == "audit").GetSchemaQualifiedTableName()!.Replace(".", "\".\"", StringComparison.Ordinal);
        var sql = $"""SELECT "What", "Key", "Action", "Before", "After", "Reason" FROM "{table}" ORDER BY "Id" """;
        var rows = await db.Database.SqlQueryRaw<AuditedFact>(sql).ToListAsync();
        return [.. rows.Where(r => action is null || r.Action == action)];
    }

    /// <summary>Runs a job of the module once, for the slot at which the clock stands.</summary>
    /// <param name="name">The job's name.</param>
    /// <returns>The run, with what the job has counted.</returns>
    public async Task<JobRun> RunJobAsync(string name)
    {
        var job = _services.GetServices<JobDeclaration>().Single(j => j.Schedule.Name == name);
        var run = new JobRun(name, Clock.Now, attempt: 1, fencingNumber: 1);
        await using var scope = As();
        await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(run, CancellationToken.None);
        return run;
    }

    /// <summary>Does what a start of the host does between the migrations and the demo data: messages are numbered and handed out from then on.</summary>
    public async Task StartUpAsync()
    {
        foreach (var startup in _services.GetServices<IModuleStartup>().Where(s => s.Order is > 0 and < 100))
            await startup.RunAsync(CancellationToken.None);
    }

    /// <summary>Begins the background work of that class, as a host does once it is ready. It ends with this.</summary>
    public void Begin(string work) => Begin(_services.GetServices<IBackgroundWork>().Single(w => w.GetType().Name == work));

    /// <summary>Begins background work as a further process would. It ends with this.</summary>
    public void Begin(IBackgroundWork work) => _working.Add(work.RunAsync(_stop.Token));

    /// <summary>From now on the user has these rights in work that runs later; none where null, as somebody who was locked.</summary>
    public void Change(Guid user, TestCaller? caller) => _services.GetRequiredService<SeenCallers>().See(user, caller?.Principal);

    /// <summary>Runs a GraphQL request as the caller; gives the response.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="document">The document.</param>
    /// <param name="variables">The variables, an object with a property each; none unless said.</param>
    /// <param name="uploads">Files, by the path of the variable that each is.</param>
    public async Task<JsonElement> ExecuteAsync(TestCaller caller, string document, object? variables = null, IReadOnlyDictionary<string, IUpload>? uploads = null)
    {
        if (caller.UserId is { } user)
            Change(user, caller);
        await using var scope = _services.CreateAsyncScope();
        using var result = await _services.GetRequiredService<IRequestExecutor>().ExecuteAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables, JsonSerializerOptions.Web),
                Uploads = uploads,
                Services = scope.ServiceProvider,
                User = caller.Principal,
                CorrelationId = "test",
            },
            CancellationToken.None);
        return JsonSerializer.Deserialize<JsonElement>(result.Body.Span);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_working);
        _stop.Dispose();
        await _services.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<PostgresDatabase> MigratedAsync<TModule>(ModuleSetup setup) where TModule : IModule, new()
    {
        var server = await PostgresServer.SharedAsync();
        return await server.CreateDatabaseAsync(string.Join(' ', setup.Beside.Select(m => m.GetType()).Append(typeof(TModule)).Select(t => t.FullName)), async empty =>
        {
            await using var host = new ModuleHost(new TModule(), null, empty, setup);
            await host.MigrateAsync();
        });
    }

    private async Task MigrateAsync()
    {
        foreach (var migrations in _services.GetServices<IModuleMigrations>())
            await migrations.ApplyAsync(CancellationToken.None);
    }
}

/// <summary>What an audit row says.</summary>
/// <param name="What">The kind of object.</param>
/// <param name="Key">Its key.</param>
/// <param name="Action">What was done.</param>
/// <param name="Before">The values before.</param>
/// <param name="After">The values after.</param>
/// <param name="Reason">Why.</param>
public sealed record AuditedFact(string What, string Key, string Action, string? Before, string? After, string? Reason);
