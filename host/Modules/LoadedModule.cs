using System.Reflection;
using Modular.Kernel;

namespace Modular.Host.Modules;

/// <summary>A module in memory.</summary>
/// <param name="Manifest">What it says about itself.</param>
/// <param name="Assembly">Its assembly, in its own load context.</param>
/// <param name="Contracts">Its contracts, in the default load context; null where it has none.</param>
/// <param name="Instance">Its one public type.</param>
internal sealed record LoadedModule(ModuleManifest Manifest, Assembly Assembly, Assembly? Contracts, IModule Instance)
{
    /// <summary>The module's name.</summary>
    public string Name => Manifest.Name;

    /// <summary>A module that is part of the host, from an assembly that the host loads anyway.</summary>
    public static LoadedModule BuiltIn(string name, IModule instance) =>
        new(new(name, "1.0", KernelContract.Version, [], instance.GetType().Assembly.Location), instance.GetType().Assembly, null, instance);
}
