using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Modular.Platform;

namespace Modular.ModuleTesting;

/// <summary>What a test gives a module besides the module itself.</summary>
public sealed record ModuleSetup
{
    /// <summary>Registers fakes for the contracts that the module reads, and whatever else a test puts in place of the module's own.</summary>
    public Action<IServiceCollection> Fakes { get; init; } = _ => { };

    /// <summary>GraphQL types that stand for other modules' parts of the schema: node resolvers for the ids that the module links to.</summary>
    public IReadOnlyList<Type> Types { get; init; } = [];

    /// <summary>Modules that stand beside it, with their databases and their parts of the schema: the platform, for what it merges of all modules.</summary>
    public IReadOnlyList<IModule> Beside { get; init; } = [];

    /// <summary>Settings of the host, by their full names.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}

/// <summary>Puts the services of one module together.</summary>
internal static class ModuleServices
{
    public static ServiceProvider Of(IModule module, string folder, string? postgres, TimeProvider clock, ModuleSetup setup)
    {
        var services = new ServiceCollection();
        services.AddOptions();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(new MicrosecondClock(clock));
        services.AddSingleton(FileKeys.Parse(FileKeys.NewLine("test")));
        services.AddSingleton(KeyRing.Parse(KeyRing.NewLine("test")));
        services.AddSingleton(new AuditKeys(KeyRing.Parse(KeyRing.NewLine("test"))));
        services.AddFileStore(folder, TimeSpan.FromHours(24));
        services.AddScoped<ScopeCaller>();
        services.AddCurrentRequest();
        services.AddScoped(s => s.GetRequiredService<ScopeCaller>().Caller);
        services.AddSingleton<ISystemScopes, SystemScopes>();
        services.AddSingleton<IWorkingCalendar, UsualWeeks>();
        services.AddSingleton<IUserNames, DemoNames>();
        services.AddScoped<WorkReceivers>();
        services.AddSingleton<IAccessCache, NothingRemembered>();
        services.AddSingleton<SeenCallers>();
        services.AddSingleton<IUserIdentities>(s => s.GetRequiredService<SeenCallers>());
        foreach (var one in setup.Beside.Append(module))
        {
            one.AddServices(services, new ModuleContext(NameOf(one), one.GetType().Assembly, Configuration(postgres, setup), folder, IsDevelopment: true));
            services.AddJobs(one.GetType().Assembly);
            services.AddSearchSources(one.GetType().Assembly);
        }

        setup.Fakes(services);
        services.AddSingleton(_ => SchemaOf(module, services, setup));
        services.AddSingleton(new ExecutorOptions());
        services.AddAllowedActions((s, mutation) => s.GetRequiredService<Schema>().Mutation?.Find(mutation) is { } field ? field.Access?.Permissions ?? [] : null);
        services.AddSingleton<IRequestExecutor, RequestExecutor>();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private static IConfiguration Configuration(string? postgres, ModuleSetup setup)
    {
        var settings = new Dictionary<string, string?>(setup.Settings);
        if (postgres is not null)
        {
            settings["Database:Provider"] = "Postgres";
            settings["ConnectionStrings:Postgres"] = postgres;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    private static string NameOf(IModule module) => module.GetType().Assembly.GetCustomAttribute<ModuleAttribute>()?.Name
        ?? throw new InvalidOperationException($"{module.GetType().Assembly.GetName().Name} has no [assembly: Module(…)].");

    private static Schema SchemaOf(IModule module, IServiceCollection services, ModuleSetup setup)
    {
        var builder = new SchemaBuilder { Services = services, IncrementalDelivery = true };
        builder.AddAssembly(typeof(ICaller).Assembly).AddTypes([typeof(StateChangeType)]);
        foreach (var one in setup.Beside.Append(module))
        {
            var assembly = one.GetType().Assembly;
            if (assembly.GetReferencedAssemblies().FirstOrDefault(r => r.Name == $"{NameOf(one)}.Contracts") is { } contracts)
                builder.AddAssembly(Assembly.Load(contracts));
            builder.AddAssembly(assembly);
        }

        return builder.AddTypes(setup.Types).AddData().Build();
    }
}

/// <summary>Knows the demo users, where the module that keeps accounts is not the one that is tested.</summary>
internal sealed class DemoNames : IUserNames
{
    public Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(DemoUsers.All.Where(u => userIds.Contains(u.Id)).ToDictionary(u => u.Id, u => u.Name));

    public Task<bool> IsThereAsync(Guid userId, CancellationToken cancellationToken) => Task.FromResult(DemoUsers.All.Any(u => u.Id == userId));
}

/// <summary>A calendar in which every week is as usual, until a test brings its own.</summary>
internal sealed class UsualWeeks : IWorkingCalendar
{
    private static readonly Dictionary<DateOnly, ExceptionalDay> None = [];

    public ValueTask<WorkingCalendar> ForAsync(WorkingHours hours, CancellationToken cancellationToken) => new(new WorkingCalendar(hours, None));
}

/// <summary>Callers are as the test makes them, so that nothing is remembered of them.</summary>
internal sealed class NothingRemembered : IAccessCache
{
    public void Forget(Guid userId)
    {
    }

    public void ForgetAll()
    {
    }
}

/// <summary>Users are who they were when they asked last, until a test says otherwise.</summary>
internal sealed class SeenCallers : IUserIdentities
{
    private readonly ConcurrentDictionary<Guid, ClaimsPrincipal?> _seen = new();

    public void See(Guid user, ClaimsPrincipal? principal) => _seen[user] = principal;

    public ValueTask<ClaimsPrincipal?> FindAsync(Guid userId) => new(_seen.GetValueOrDefault(userId));
}
