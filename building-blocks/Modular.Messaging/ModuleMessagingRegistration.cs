using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Registers a module's messages.</summary>
public static class ModuleMessagingRegistration
{
    /// <summary>
    /// Registers the module's feed (<see cref="IEventFeed"/>, one for each module) and what works behind it, which begins after the
    /// module's migrations and ends with the process. Needs the module's database.
    /// </summary>
    /// <exception cref="InvalidOperationException">The settings below <c>Messaging</c> are wrong.</exception>
    public static IServiceCollection AddModuleMessaging<TContext>(this IServiceCollection services, ModuleContext module)
        where TContext : MessagingDbContext
    {
        var options = MessagingOptions.Load(module.Configuration);
        services.AddSingleton(s => new ModuleMessaging<TContext>(
            module.Name, s.GetRequiredService<ModuleDatabase<TContext>>(), options, s.GetRequiredService<ILogger<MessagePump>>()));
        services.AddSingleton<IEventFeed>(s => s.GetRequiredService<ModuleMessaging<TContext>>().Feed);
        services.AddSingleton<IModuleStartup>(s => new StartMessaging(module.Name, s.GetRequiredService<ModuleMessaging<TContext>>().Start));
        return services;
    }
}

/// <summary>Begins a module's work on messages, once its tables are there.</summary>
internal sealed class StartMessaging(string module, Action start) : IModuleStartup
{
    public string Module => module;

    // Between the migrations and the demo data, whose events are numbered as all others.
    public int Order => 50;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        start();
        return Task.CompletedTask;
    }
}
