using System.Net.Sockets;
using Modular.Host.Access;
using Modular.Host.Modules;
using Modular.Kernel;

namespace Modular.Host;

/// <summary>The process: modules, access, transport, startup work, in this order.</summary>
internal static class ModularHost
{
    /// <summary>Puts the application together; it does not listen yet. Throws <see cref="HostStartException"/>.</summary>
    /// <param name="args">The command line: settings as <c>--Name:Part=value</c>.</param>
    /// <param name="modulesFolder">The folder of module folders; <c>modules</c> beside the host unless said.</param>
    public static WebApplication Build(string[] args, string? modulesFolder = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        var isStarted = false;
        // A failed start is told in one message by Program; the framework would log it with its stack trace before that.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", _ => Volatile.Read(ref isStarted));
        builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = true);
        var settings = HostSettings.Load(builder.Configuration, builder.Environment);
        settings.PrepareDataPath();
        builder.Services.AddAccess(AccessSettings.Load(builder.Configuration, settings.DataPath, builder.Environment.IsDevelopment()));
        var modules = AddModules(builder, settings, modulesFolder);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton(modules);

        var app = BuildChecked(builder);
        app.Lifetime.ApplicationStarted.Register(() => Volatile.Write(ref isStarted, true));
        app.Services.GetRequiredService<PermissionClaims>();
        app.UseReadiness();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        if (app.Environment.IsDevelopment())
            app.MapDevelopmentTokens();
        return app;
    }

    /// <summary>Registers all that a schema needs: the modules' services and the caller. Needs neither data nor keys.</summary>
    public static ModuleCatalog AddModules(WebApplicationBuilder builder, HostSettings settings, string? modulesFolder)
    {
        var modules = ModuleCatalog.Load(new ModuleSettings(
            builder.Configuration, modulesFolder ?? Path.Combine(AppContext.BaseDirectory, "modules")));
        builder.Services.AddSingleton<TimeProvider>(new MicrosecondClock(TimeProvider.System));
        builder.Services.AddCaller();
        builder.Services.AddModules(modules, m => new ModuleContext(
            m.Name, m.Assembly, builder.Configuration, settings.DataPath, builder.Environment.IsDevelopment(), settings.DemoData));
        return modules;
    }

    /// <summary>Listens, runs the startup work, says where the page is, and waits until the process is told to stop.</summary>
    public static async Task RunAsync(WebApplication app, TextWriter console)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        var modules = app.Services.GetRequiredService<ModuleCatalog>();
        foreach (var failure in modules.Broken.Failures)
            await console.WriteLineAsync($"Optional: {failure.Message}");
        await ListenAsync(app);
        var stopping = app.Lifetime.ApplicationStopping;
        stopping.Register(readiness.Close);
        try
        {
            await new StartupWork(app.Services.GetRequiredService<IServiceScopeFactory>(), modules, console).RunAsync(stopping);
            readiness.Open();
            foreach (var url in app.Urls)
                await console.WriteLineAsync($"GraphQL page: {url}/graphql");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await console.WriteLineAsync("Stopped before the start was complete.");
        }
        catch (HostStartException)
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }

        await app.WaitForShutdownAsync();
    }

    private static WebApplication BuildChecked(WebApplicationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (AggregateException e)
        {
            throw new HostStartException($"Services are registered that cannot be made:\n  {string.Join("\n  ", e.InnerExceptions.Select(x => x.Message))}",
                "register what they need in AddServices of the module that they belong to", e);
        }
    }

    private static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or FormatException or SocketException)
        {
            throw new HostStartException($"The host cannot listen: {e.Message}", "choose another address with --urls=http://localhost:PORT", e);
        }
    }
}
