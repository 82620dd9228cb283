using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence.Backup;
using Modular.Persistence.Migrating;
using Modular.Persistence.Postgres;

namespace Modular.Persistence;

/// <summary>Registers a module's database.</summary>
public static class ModuleDatabaseRegistration
{
    /// <summary>
    /// Registers <typeparamref name="TContext"/> for the module: scoped for one caller, as <see cref="IDbContextFactory{TContext}"/>
    /// for several in parallel. The data lie in <c>{DataPath}/{Module}.db</c>, or in the module's schema of the PostgreSQL database
    /// (<see cref="DatabaseSettings"/>). Migrations are applied at the start in Development, and demanded otherwise.
    /// </summary>
    /// <exception cref="DatabaseSettingsException">The settings are wrong.</exception>
    public static IServiceCollection AddModuleDatabase<TContext>(this IServiceCollection services, ModuleContext module)
        where TContext : ModuleDbContext
    {
        var settings = DatabaseSettings.Load(module.Configuration);
        services.AddSingleton(s =>
        {
            var loggers = s.GetRequiredService<ILoggerFactory>();
            return new ModuleDatabase<TContext>(settings.StorageOf(module, loggers), loggers, s.GetService<TimeProvider>(), s.GetService<KeyRing>());
        });
        services.AddScoped(s => s.GetRequiredService<ModuleDatabase<TContext>>().Open(s.GetRequiredService<ICaller>()));
        services.AddScoped<IDbContextFactory<TContext>>(s => new CallersContexts<TContext>(
            s.GetRequiredService<ModuleDatabase<TContext>>(), s.GetRequiredService<ICaller>()));
        services.AddSingleton(s => new ModuleMigrations<TContext>(s.GetRequiredService<ModuleDatabase<TContext>>(), module.Name));
        services.AddSingleton<IModuleMigrations>(s => s.GetRequiredService<ModuleMigrations<TContext>>());
        services.AddModuleAudit<TContext>(module);
        services.AddSingleton<IModuleCopy>(s => new ModuleCopy<TContext>(module.Name, s.GetRequiredService<ILoggerFactory>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IModuleStartup>(s => module.IsDevelopment
            ? new MigrateAtStart(s.GetRequiredService<ModuleMigrations<TContext>>())
            : new CheckMigrations(s.GetRequiredService<ModuleMigrations<TContext>>()));
        services.AddSingleton<IStorageProbe>(s => new StorageProbe<TContext>(s.GetRequiredService<ModuleDatabase<TContext>>(), module.Name));
        if (settings.Provider == DatabaseProvider.Postgres)
        {
            services.AddSingleton<IModuleStartup>(s => new CheckDurability<TContext>(
                s.GetRequiredService<ModuleDatabase<TContext>>(), module.Name, module.IsDevelopment, s.GetRequiredService<ILogger<CheckDurability<TContext>>>()));
        }

        services.AddSingleton<ISensitiveRows>(s => new SensitiveRows<TContext>(s.GetRequiredService<ModuleDatabase<TContext>>(), module.Name));
        services.AddSingleton<IModuleStartup>(s => new CheckSensitiveKeys(s.GetServices<ISensitiveRows>().First(r => r.Module == module.Name)));
        services.TryAddScoped(s => new SensitiveValues(s.GetRequiredService<ICaller>(), s.GetServices<IDataUses>()));
        services.TryAddSingleton<TimeProvider>(_ => new MicrosecondClock(TimeProvider.System));
        services.TryAddSingleton(new DemoAmount(module.DemoData));
        AddIdempotency<TContext>(services, module, settings);
        return services;
    }

    private static void AddIdempotency<TContext>(IServiceCollection services, ModuleContext module, DatabaseSettings settings) where TContext : ModuleDbContext
    {
        var options = IdempotencyOptions.Load(module.Configuration);
        services.AddSingleton(_ => new KeyTurns<TContext>(settings.Postgres));
        services.AddSingleton(s => new OutcomeTable<TContext>(
            s.GetRequiredService<ModuleDatabase<TContext>>(), s.GetRequiredService<KeyRing>(), options, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<OutcomeTable<TContext>>>()));
        services.AddKeyedScoped<IIdempotencyStore>(typeof(TContext).Assembly, (s, _) => new IdempotencyStore<TContext>(
            s.GetRequiredService<TContext>(), s.GetRequiredService<OutcomeTable<TContext>>(), s.GetRequiredService<KeyTurns<TContext>>(), options.Wait));
        services.AddSingleton<IIdempotencySweep>(s => new IdempotencySweep<TContext>(
            s.GetRequiredService<ModuleDatabase<TContext>>(), module.Name, s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Gives out contexts of the scope's caller.</summary>
    private sealed class CallersContexts<TContext>(ModuleDatabase<TContext> database, ICaller caller) : IDbContextFactory<TContext>
        where TContext : ModuleDbContext
    {
        public TContext CreateDbContext() => database.Open(caller);
    }
}
