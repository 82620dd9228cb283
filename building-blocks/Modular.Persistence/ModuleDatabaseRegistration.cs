using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence.Migrating;

namespace Modular.Persistence;

/// <summary>Registers a module's database and its files.</summary>
public static class ModuleDatabaseRegistration
{
    /// <summary>
    /// Registers <typeparamref name="TContext"/> for the module: scoped for one caller, as <see cref="IDbContextFactory{TContext}"/>
    /// for several in parallel, and migrated at the start. The data lie in <c>{DataPath}/{Module}.db</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>Database:Provider</c> names a provider that is not there.</exception>
    public static IServiceCollection AddModuleDatabase<TContext>(this IServiceCollection services, ModuleContext module)
        where TContext : ModuleDbContext
    {
        var provider = module.Configuration["Database:Provider"] ?? "Sqlite";
        if (!provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"Database:Provider is '{provider}'; the only one so far is 'Sqlite'.");

        services.AddSingleton(s => new ModuleDatabase<TContext>(
            Path.Combine(module.DataPath, module.Name + ".db"), s.GetRequiredService<ILoggerFactory>()));
        services.AddScoped(s => s.GetRequiredService<ModuleDatabase<TContext>>().Open(s.GetRequiredService<ICaller>()));
        services.AddScoped<IDbContextFactory<TContext>>(s => new CallersContexts<TContext>(
            s.GetRequiredService<ModuleDatabase<TContext>>(), s.GetRequiredService<ICaller>()));
        services.AddSingleton<IModuleStartup>(s => new MigrateAtStart<TContext>(s.GetRequiredService<ModuleDatabase<TContext>>(), module.Name));
        services.TryAddSingleton<TimeProvider>(_ => new MicrosecondClock(TimeProvider.System));
        services.TryAddSingleton(_ => new FileStore(Path.Combine(module.DataPath, "files")));
        return services;
    }

    /// <summary>Gives out contexts of the scope's caller.</summary>
    private sealed class CallersContexts<TContext>(ModuleDatabase<TContext> database, ICaller caller) : IDbContextFactory<TContext>
        where TContext : ModuleDbContext
    {
        public TContext CreateDbContext() => database.Open(caller);
    }
}
