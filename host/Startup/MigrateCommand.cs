using Modular.Host.Modules;
using Modular.Persistence.Migrating;

namespace Modular.Host;

/// <summary>
/// <c>migrate</c>: brings the databases of all modules to their newest migrations, in the order of the modules, and ends. Production wants
/// it run before a new version starts; it needs no keys.
/// </summary>
internal static class MigrateCommand
{
    /// <summary>Migrates and tells what was done. Throws <see cref="HostStartException"/>.</summary>
    public static async Task RunAsync(string[] args, TextWriter console)
    {
        var builder = ModularHost.CreateBuilder(args);
        var settings = HostSettings.Load(builder.Configuration, builder.Environment);
        settings.PrepareDataPath();
        builder.AddModules(settings, modulesFolder: null);
        await using var app = builder.Build();
        var byModule = app.Services.GetServices<IModuleMigrations>().ToLookup(m => m.Module);
        foreach (var module in app.Services.GetRequiredService<ModuleCatalog>().Modules)
        {
            foreach (var migrations in byModule[module.Name])
                await RunAsync(migrations, module, console);
        }
    }

    private static async Task RunAsync(IModuleMigrations migrations, LoadedModule module, TextWriter console)
    {
        try
        {
            var pending = await migrations.PendingAsync(CancellationToken.None);
            if (pending.Count > 0)
                await migrations.ApplyAsync(CancellationToken.None);
            await console.WriteLineAsync($"{module.Name}: {(pending.Count > 0 ? $"applied {string.Join(", ", pending)}" : "up to date")}");
        }
        catch (Exception e)
        {
            throw new ModuleException(module.Name, module.Manifest.File, $"its database cannot be migrated: {e.Message}", "repair the cause, and run migrate again", e);
        }
    }
}
