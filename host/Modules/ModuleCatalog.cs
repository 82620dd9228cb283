using System.Reflection;
using System.Runtime.Loader;

namespace Modular.Host.Modules;

/// <summary>The modules of this host: found, checked, ordered and loaded.</summary>
internal sealed class ModuleCatalog
{
    private readonly List<LoadedModule> _modules = [];

    private ModuleCatalog(BrokenModules broken) => Broken = broken;

    /// <summary>The modules that work, each after those that it depends on.</summary>
    public IReadOnlyList<LoadedModule> Modules => _modules;

    /// <summary>The optional modules that do not.</summary>
    public BrokenModules Broken { get; }

    /// <summary>Loads all enabled modules. Throws <see cref="ModuleException"/> for the first that cannot be and is not optional.</summary>
    /// <param name="settings">Which ones, and from where.</param>
    /// <param name="builtIn">The part of the host that is made as a module; it comes first.</param>
    public static ModuleCatalog Load(ModuleSettings settings, LoadedModule? builtIn = null)
    {
        var catalog = new ModuleCatalog(new BrokenModules(settings.IsOptional));
        if (builtIn is not null)
            catalog._modules.Add(builtIn);
        var manifests = new List<ModuleManifest>();
        foreach (var folder in ModuleFolders.Find(settings).Where(f => settings.IsEnabled(Path.GetFileName(f))))
            catalog.Broken.Guard(() => manifests.Add(ManifestReader.Read(folder)));

        var ordered = ModuleOrder.Sort(manifests, catalog.Broken, settings.IsEnabled);
        // All contracts come first: once a module is loaded, the runtime has bound its references.
        var contracts = new Dictionary<string, Assembly>();
        foreach (var manifest in ordered)
            catalog.Step(manifest, () => LoadContracts(manifest, contracts));
        foreach (var manifest in ordered)
            catalog.Step(manifest, () => catalog._modules.Add(ModuleLoader.Load(manifest, contracts.GetValueOrDefault(manifest.Name))));
        return catalog;
    }

    /// <summary>Does something with each module, in order. An optional module that fails in it is broken from then on, with all that depend on it.</summary>
    public void ForEach(Action<LoadedModule> step)
    {
        foreach (var module in _modules.ToArray())
            Step(module.Manifest, () => step(module));
        _modules.RemoveAll(m => Broken.Contains(m.Name));
    }

    /// <summary>Whether the host may run without the module.</summary>
    public bool IsOptional(string module) => Broken.IsOptional(module);

    /// <summary>The modules that would remain without this one and those that depend on it.</summary>
    public IReadOnlyList<LoadedModule> Without(string module)
    {
        var gone = new HashSet<string> { module };
        return [.. _modules.Where(m => !gone.Contains(m.Name) && (!m.Manifest.DependsOn.Any(gone.Contains) || !gone.Add(m.Name)))];
    }

    /// <summary>Takes a module out that turned out to be broken, with those that depend on it; throws where one of them is not optional.</summary>
    public void Break(string module, string reason, Exception cause) => ForEach(m =>
    {
        if (m.Name == module)
            throw new ModuleException(m.Name, m.Manifest.File, reason, "repair the module, or disable it", cause);
    });

    private void Step(ModuleManifest manifest, Action step)
    {
        if (Broken.Contains(manifest.Name))
            return;
        Broken.Guard(() =>
        {
            if (manifest.DependsOn.FirstOrDefault(Broken.Contains) is { } dependency)
            {
                throw new ModuleException(manifest.Name, manifest.File, $"it depends on {dependency}, which is broken",
                    $"repair {dependency}, or disable {manifest.Name} too");
            }

            step();
        });
    }

    private static void LoadContracts(ModuleManifest manifest, Dictionary<string, Assembly> contracts)
    {
        if (!File.Exists(manifest.ContractsFile))
            return;
        try
        {
            contracts[manifest.Name] = AssemblyLoadContext.Default.LoadFromAssemblyPath(manifest.ContractsFile);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            throw new ModuleException(manifest.Name, manifest.ContractsFile, $"the contracts cannot be loaded: {e.Message}",
                "build or copy the module again", e);
        }
    }
}
