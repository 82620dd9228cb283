using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Server;
using Modular.Host.Access;
using Modular.Host.Backup;
using Modular.Host.Callbacks;
using Modular.Host.Files;
using Modular.Host.Modules;
using Modular.Host.Sensitive;
using Modular.Host.Telemetry;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Modular.Platform;

namespace Modular.Host;

/// <summary>Puts the process together: settings, access, modules, schema, transport.</summary>
internal static class ModularHost
{
    /// <summary>The application; it does not listen yet. Throws <see cref="HostStartException"/>.</summary>
    /// <param name="args">The command line: settings as <c>--Name:Part=value</c>.</param>
    /// <param name="modulesFolder">The folder of module folders; <c>modules</c> beside the host unless said.</param>
    public static WebApplication Build(string[] args, string? modulesFolder = null)
    {
        var builder = CreateBuilder(args);
        var isDevelopment = builder.Environment.IsDevelopment();
        var settings = HostSettings.Load(builder.Configuration, builder.Environment);
        settings.PrepareDataPath();
        builder.Services.AddAccess(AccessSettings.Load(builder.Configuration, settings.DataPath, isDevelopment));
        builder.AddFileKeys(settings);
        builder.AddSensitive(settings);
        builder.Services.AddSingleton(new AuditKeys(builder.LoadKeys(KeyRingFiles.Audit, settings)));
        builder.AddModules(settings, modulesFolder);
        builder.AddNightlyBackups(settings);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton(s => new StorageHealth(
            settings.DataPath, s.GetServices<IStorageProbe>(), s.GetRequiredService<ModuleCatalog>(), s.GetRequiredService<TimeProvider>()));
        builder.Services.AddHostedService<ServingWork>();
        var graphQL = GraphQLSettings.Load(builder.Configuration, isDevelopment);
        builder.Services.AddGraphQLServer(o =>
        {
            o.Uploads.Folder = Path.Combine(settings.DataPath, "uploads");
            o.GraphiQL.DevelopmentUsers = isDevelopment;
            o.Language = RequestLanguage.Of;
            graphQL.Apply(o);
        });
        builder.Services.AddOrigins(graphQL);
        OtlpExport.Add(builder);

        var app = builder.BuildChecked();
        // Made now, so that their mistakes end the start and not the first request.
        app.Services.GetRequiredService<PermissionClaims>();
        app.Services.GetRequiredService<IRequestExecutor>();
        app.CheckTrustedDocuments();
        app.CheckFileKeys();
        app.CheckBackups();
        app.UseReadiness();
        // Only browsers say whose page it is; for others the middleware would make each request a scope to find its policy in.
        app.UseWhen(c => c.Request.Headers.Origin.Count > 0, a => a.UseCors());
        // Without a token everybody is anonymous; the handler takes as long to say so as a small request. The builder would add the
        // middleware for all requests by itself, unless it is told that it is there.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(c => c.Request.Headers.Authorization.Count > 0, AccessOutage.UseBefore);
        app.UseAuthorization();
        app.MapHealth();
        app.MapGraphQL();
        app.MapFiles();
        app.MapCallbacks();
        var sdl = app.MapGraphQLSchema(e => SdlPrinter.Print(e.Schema));
        if (graphQL.IntrospectionPermission is { } permission)
            sdl.RequireAuthorization(p => p.RequireClaim(CallerClaims.Permission, permission));
        if (isDevelopment)
            app.MapDevelopmentTokens();
        return app;
    }

    /// <summary>The settings from files, environment and command line, before anything is registered.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Host.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = true);
        var log = new StartLog();
        builder.Services.AddSingleton(log);
        builder.AddClock();
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => log.IsOpen && level >= LogLevel.Warning);
        return builder;
    }

    /// <summary>Registers all that the schema needs: the modules' services, the caller, the clock. Needs neither data nor keys.</summary>
    public static void AddModules(this WebApplicationBuilder builder, HostSettings settings, string? modulesFolder)
    {
        var modules = ModuleCatalog.Load(new ModuleSettings(
            builder.Configuration, modulesFolder ?? Path.Combine(AppContext.BaseDirectory, "modules")), LoadedModule.BuiltIn(PlatformModule.Name, new PlatformModule()));
        builder.AddFileStore(settings);
        builder.Services.AddCaller(builder.Configuration);
        builder.Services.AddModules(modules, m => new ModuleContext(
            m.Name, m.Assembly, builder.Configuration, settings.DataPath, builder.Environment.IsDevelopment(), settings.DemoData));
        builder.Services.AddSingleton(modules);
        builder.Services.AddSingleton(GraphQLSettings.ReadSchema);
        builder.Services.AddAudit();
        builder.Services.AddMessaging();
        builder.Services.AddSchema(modules, GraphQLSettings.Load(builder.Configuration, builder.Environment.IsDevelopment()).Executor);
    }

    private static WebApplication BuildChecked(this WebApplicationBuilder builder)
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
}
