using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Registers a module's messages.</summary>
public static class ModuleMessagingRegistration
{
    /// <summary>Registers what the host's part of the schema needs, whatever modules there are: the inboxes together, and the permissions.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton<Inboxes>();
        foreach (var permission in MessagingPermissions.All)
            services.AddSingleton(permission);
        return services;
    }

    /// <summary>
    /// Registers the module's feed (<see cref="IEventFeed"/>, one for each module), its handlers (<see cref="IHandle{TEvent}"/>), notifiers (<see cref="INotifier{TEvent}"/>)
    /// and command ports, all found in its assembly, and what works behind them, which begins after the module's migrations and ends with the process. Needs the module's database.
    /// </summary>
    /// <exception cref="InvalidOperationException">The settings below <c>Messaging</c> are wrong.</exception>
    public static IServiceCollection AddModuleMessaging<TContext>(this IServiceCollection services, ModuleContext module)
        where TContext : MessagingDbContext
    {
        var options = MessagingOptions.Load(module.Configuration);
        services.AddSingleton(s => new ModuleMessaging<TContext>(
            module.Name, s.GetRequiredService<ModuleDatabase<TContext>>(), options, s.GetRequiredService<ILogger<BackgroundLoops>>()));
        services.AddSingleton<IEventFeed>(s => s.GetRequiredService<ModuleMessaging<TContext>>().Feed);
        foreach (var declared in DeclaredEvent.In(module))
            services.AddSingleton(declared);
        services.AddReactions<TContext>(module, options);
        NoticeSource.AddTo(services, module);
        services.AddModuleCommands<TContext>(module, options);
        services.AddScoped<Turn<TContext>>();
        services.AddSingleton<IModuleStartup>(s => new StartMessaging(module.Name, () =>
        {
            s.GetRequiredService<ModuleMessaging<TContext>>().Start();
            s.GetService<Inbox<TContext>>()?.Start();
        }));
        return services;
    }

    private static void AddReactions<TContext>(this IServiceCollection services, ModuleContext module, MessagingOptions options)
        where TContext : MessagingDbContext
    {
        if (Reaction.In(module.Assembly) is not { Count: > 0 } reactions)
            return;
        services.Scan(scan => scan.FromAssemblies(module.Assembly)
            .AddClasses(c => c.AssignableTo(typeof(IHandle<>)), publicOnly: false).AsSelf().WithScopedLifetime());
        services.AddSingleton(s => new Inbox<TContext>(
            module.Name, reactions, s.GetRequiredService<ModuleDatabase<TContext>>(), s.GetServices<IEventFeed>(), s.GetRequiredService<ISystemScopes>(),
            options, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IInboxProgress<TContext>>(s => s.GetRequiredService<Inbox<TContext>>());
        services.AddSingleton<IInbox>(s => s.GetRequiredService<Inbox<TContext>>());
        services.TryAddSingleton(options);
        services.AddJob<SweepInbox<TContext>>(SweepInbox<TContext>.ScheduleOf(module.Name));
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
