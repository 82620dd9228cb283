using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Modular.GraphQL.Server;
using Modular.Host.Modules;
using Modular.Kernel;

namespace Modular.Host;

/// <summary>The life of the process: listen, do the startup work, serve, stop.</summary>
internal static class HostRun
{
    /// <summary>Listens, runs the startup work, says where the page is, and waits until the process is told to stop.</summary>
    public static async Task RunUntilStoppedAsync(this WebApplication app, TextWriter console)
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
            await new StartupWork(app.Services.GetRequiredService<ISystemScopes>(), modules, console).RunAsync(stopping);
            readiness.Open();
            var page = app.Services.GetRequiredService<IOptions<GraphQLServerOptions>>().Value.GraphiQL.Enabled;
            foreach (var url in app.Urls)
                await console.WriteLineAsync($"GraphQL{(page ? " page" : "")}: {url}/graphql");
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

    private static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
            app.Services.GetRequiredService<StartLog>().Open();
        }
        catch (OptionsValidationException e)
        {
            throw new HostStartException($"Settings are wrong:\n  {string.Join("\n  ", e.Failures)}", "correct them in appsettings.json or on the command line", e);
        }
        catch (Exception e) when (e is IOException or FormatException or SocketException)
        {
            throw new HostStartException($"The host cannot listen: {e.Message}", "choose another address with --urls=http://localhost:PORT", e);
        }
    }
}
