using Depot;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Desk;

/// <summary>Both modules in one process, each over its own database.</summary>
public sealed class TwoModules : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Puts them together; nothing runs yet.</summary>
    /// <param name="folder">Where SQLite's files, the keys and the heads of the audit lie.</param>
    /// <param name="postgres">The PostgreSQL database; null on SQLite.</param>
    /// <param name="step">What comes in between.</param>
    /// <param name="settings">Settings of the host, by their full names.</param>
    /// <param name="clock">The clock; the machine's unless said.</param>
    public TwoModules(string folder, string? postgres, IStep step, IReadOnlyDictionary<string, string?> settings, TimeProvider? clock = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(settings)
        {
            ["Database:Provider"] = postgres is null ? "Sqlite" : "Postgres",
            ["ConnectionStrings:Postgres"] = postgres,
        }).Build();
        var keys = KeyRing.Parse(KeysIn(folder));
        var services = new ServiceCollection().AddLogging().AddSingleton(step).AddSingleton<ISystemScopes, Scopes>().AddSingleton(keys).AddSingleton(new AuditKeys(keys));
        services.AddSingleton<TimeProvider>(new MicrosecondClock(clock ?? TimeProvider.System));
        services.AddScoped<ScopeCaller>().AddScoped(s => s.GetRequiredService<ScopeCaller>().Caller);
        services.AddAllowedActions((_, _) => null);
        foreach (IModule module in new IModule[] { new DepotModule(), new DeskModule() })
        {
            var assembly = module.GetType().Assembly;
            module.AddServices(services, new(assembly.GetName().Name!, assembly, configuration, folder, IsDevelopment: false));
        }

        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>Singletons of the process.</summary>
    public IServiceProvider Services => _services;

    /// <summary>A scope, as each mutation, reaction and job has its own; of the system unless a caller is said.</summary>
    public AsyncServiceScope Scope(ICaller? caller = null)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopeCaller>().Caller = caller ?? SystemCaller.Instance;
        return scope;
    }

    /// <summary>The depot's database.</summary>
    public DepotDb OpenDepot() => _services.GetRequiredService<ModuleDatabase<DepotDb>>().Open(SystemCaller.Instance);

    /// <summary>The desk's database.</summary>
    public DeskDb OpenDesk() => _services.GetRequiredService<ModuleDatabase<DeskDb>>().Open(SystemCaller.Instance);

    /// <summary>Makes the tables, and items with so many pieces each.</summary>
    public async Task PrepareAsync(IEnumerable<Guid> items, int onHand)
    {
        await using var depot = OpenDepot();
        await using var desk = OpenDesk();
        foreach (var db in new DbContext[] { depot, desk })
        {
            var creator = (RelationalDatabaseCreator)db.GetService<IDatabaseCreator>();
            if (!await creator.ExistsAsync())
                await creator.CreateAsync();
            await creator.CreateTablesAsync();
        }

        depot.AddRange(items.Select(i => new StockItem { Id = i, OnHand = onHand }));
        await depot.SaveChangesAsync();
    }

    /// <summary>Begins what works beside the requests: numbering, sealing, deliveries.</summary>
    public async Task StartAsync()
    {
        // Order 0 is that of migrations, which these modules have none of.
        foreach (var startup in _services.GetServices<IModuleStartup>().Where(s => s.Order > 0).OrderBy(s => s.Order))
            await startup.RunAsync(CancellationToken.None);
    }

    /// <summary>Runs a job once.</summary>
    public async Task<JobRun> RunJobAsync(string name)
    {
        await using var scope = Scope();
        var job = scope.ServiceProvider.GetServices<JobDeclaration>().Single(j => j.Schedule.Name == name);
        var run = new JobRun(name, DateTime.UtcNow, attempt: 1, fencingNumber: 1);
        await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(run, CancellationToken.None);
        return run;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string KeysIn(string folder)
    {
        var file = Path.Combine(folder, "keys");
        if (!File.Exists(file))
            File.WriteAllText(file, KeyRing.NewLine("test"));
        return File.ReadAllText(file);
    }

    private sealed class ScopeCaller
    {
        public ICaller Caller { get; set; } = SystemCaller.Instance;
    }

    private sealed class Scopes(IServiceScopeFactory scopes) : ISystemScopes
    {
        public AsyncServiceScope Open() => scopes.CreateAsyncScope();
    }
}
