using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>Registers the audit.</summary>
public static class AuditRegistration
{
    /// <summary>Registers what the host's part of the schema needs, whatever modules there are: the trails together, and the permissions.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddScoped(s => new AuditTrails(s.GetServices<AuditTrail>(), s.GetServices<IModuleAudit>()));
        foreach (var permission in AuditPermissions.All)
            services.AddSingleton(permission);
        return services;
    }

    /// <summary>The audit of one module: rows are numbered and sealed, the head is signed from the start of the host on, with its <see cref="AuditKeys"/>.</summary>
    internal static void AddModuleAudit<TContext>(this IServiceCollection services, ModuleContext module) where TContext : ModuleDbContext
    {
        var options = AuditOptions.Load(module.Configuration);
        services.AddSingleton(s => new ModuleSequence<TContext>(
            module.Name, s.GetRequiredService<ModuleDatabase<TContext>>(), s.GetRequiredService<ILogger<BackgroundLoops>>()));
        services.AddSingleton(s => new ModuleAudit<TContext>(
            module.Name, s.GetRequiredService<ModuleDatabase<TContext>>(),
            new AuditHeadFile(Path.Combine(module.DataPath, "audit"), module.Name, s.GetRequiredService<AuditKeys>().Ring),
            options, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<BackgroundLoops>>()));
        services.AddSingleton<IModuleAudit>(s => s.GetRequiredService<ModuleAudit<TContext>>());
        services.AddScoped(s => new AuditTrail(module.Name, s.GetRequiredService<TContext>));
        services.AddSingleton<IModuleStartup>(s => new StartAudit(module.Name, async cancellationToken =>
        {
            s.GetRequiredService<ModuleSequence<TContext>>().Start();
            await s.GetRequiredService<ModuleAudit<TContext>>().StartAsync(cancellationToken);
        }));
    }
}

/// <summary>The keys that sign the heads of audit trails, and verify them.</summary>
/// <param name="Ring">The keys.</param>
public sealed record AuditKeys(KeyRing Ring);

/// <summary>Begins to number, seal and sign, once the tables are there and before anything is written.</summary>
internal sealed class StartAudit(string module, Func<CancellationToken, Task> start) : IModuleStartup
{
    public string Module => module;

    // Right after the migrations.
    public int Order => 10;

    public Task RunAsync(CancellationToken cancellationToken) => start(cancellationToken);
}
