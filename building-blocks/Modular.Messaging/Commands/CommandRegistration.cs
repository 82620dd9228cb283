using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Registers a module's commands: those that it sends, and those behind the ports that its assembly answers.</summary>
internal static class CommandRegistration
{
    public static IServiceCollection AddModuleCommands<TContext>(this IServiceCollection services, ModuleContext module, MessagingOptions messaging)
        where TContext : MessagingDbContext
    {
        var options = CommandOptions.Load(module.Configuration);
        foreach (var (type, port) in module.Assembly.GetTypes().SelectMany(t => PortName.AnsweredBy(t).Select(p => (t, p))))
        {
            services.AddScoped(port, type);
            services.AddSingleton(new DeclaredPort(PortName.Of(port), port));
        }

        // One of each serves all modules.
        if (services.All(s => s.ServiceType != typeof(CompensateCommands)))
            services.AddJob<CompensateCommands>().AddJob<SweepCommands>();
        services.TryAddSingleton(s => new AnswerCipher(s.GetRequiredService<KeyRing>()));
        services.AddScoped(s => new ReceivedCommands<TContext>(
            s.GetRequiredService<ModuleDatabase<TContext>>(), s.GetRequiredService<AnswerCipher>(), s.GetRequiredService<ICaller>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new Intentions<TContext>(s.GetRequiredService<ModuleDatabase<TContext>>(), options, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new Compensation<TContext>(
            module.Name, s.GetRequiredService<ModuleDatabase<TContext>>(), s.GetServices<DeclaredPort>(), s.GetRequiredService<ISystemScopes>(),
            options, messaging, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<Compensation<TContext>>>()));
        services.AddSingleton<ICompensation>(s => s.GetRequiredService<Compensation<TContext>>());
        services.AddSingleton<ICommandSweep>(s => new CommandSweep<TContext>(s.GetRequiredService<ModuleDatabase<TContext>>(), options, s.GetRequiredService<TimeProvider>()));
        services.AddScoped(s => new CommandSender<TContext>(
            s.GetRequiredService<TContext>(), s.GetRequiredService<Intentions<TContext>>(), s.GetRequiredService<Compensation<TContext>>()));
        return services;
    }
}
