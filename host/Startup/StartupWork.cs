using System.Diagnostics;
using Modular.Host.Modules;
using Modular.Kernel;

namespace Modular.Host;

/// <summary>Runs the modules' startup work: in the order of the modules, then of the work, each in a scope of its own as the system.</summary>
internal sealed class StartupWork(ISystemScopes scopes, ModuleCatalog modules, TextWriter console)
{
    /// <summary>Runs all of it. A failure throws <see cref="ModuleException"/>, unless the module is optional.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (index, name, module) in Plan())
        {
            if (module.Manifest.DependsOn.Append(module.Name).FirstOrDefault(modules.Broken.Contains) is { } broken)
            {
                if (broken != module.Name)
                    modules.Broken.Add(Failure(module, $"it depends on {broken}, which is broken", null));
                continue;
            }

            await RunAsync(index, name, module, cancellationToken);
        }
    }

    private List<(int Index, string Name, LoadedModule Module)> Plan()
    {
        using var scope = scopes.Open();
        var byName = modules.Modules.Select((m, i) => (Module: m, Place: i)).ToDictionary(m => m.Module.Name);
        return [.. scope.ServiceProvider.GetServices<IModuleStartup>()
            .Select((work, index) => (work.Order, index, Name: NameOf(work), byName.GetValueOrDefault(work.Module).Module, byName.GetValueOrDefault(work.Module).Place, Of: work.Module))
            .Where(w => !modules.Broken.Contains(w.Of))
            .Select(w => w.Module is null
                ? throw new HostStartException($"The startup work {w.Name} says that it belongs to the module '{w.Of}', and there is none.", "correct its Module property")
                : w)
            .OrderBy(w => w.Place).ThenBy(w => w.Order).ThenBy(w => w.Name, StringComparer.Ordinal)
            .Select(w => (w.index, w.Name, w.Module!))];
    }

    private async Task RunAsync(int index, string name, LoadedModule module, CancellationToken cancellationToken)
    {
        console.WriteLine($"{module.Name}: {name} ...");
        var watch = Stopwatch.StartNew();
        try
        {
            await using var scope = scopes.Open();
            await scope.ServiceProvider.GetServices<IModuleStartup>().ElementAt(index).RunAsync(cancellationToken);
            console.WriteLine($"{module.Name}: {name} done in {watch.Elapsed.TotalSeconds:0.0} s");
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var failure = Failure(module, $"the startup work {name} failed: {e.Message}", e);
            modules.Broken.Add(failure);
            console.WriteLine($"Optional: {failure.Message}");
        }
    }

    private static string NameOf(IModuleStartup work) => work.GetType().Name.Split('`')[0];

    private static ModuleException Failure(LoadedModule module, string reason, Exception? cause) =>
        new(module.Name, module.Manifest.File, reason, "repair the cause, or start without the module", cause);
}
