using System.Reflection;
using Modular.Kernel;

namespace Modular.Host.Modules;

/// <summary>Loads one module into its own context and finds its one public type.</summary>
internal static class ModuleLoader
{
    /// <summary>The module; its dependencies' contracts are loaded already.</summary>
    public static LoadedModule Load(ModuleManifest manifest, Assembly? contracts)
    {
        try
        {
            var assembly = new ModuleLoadContext(manifest).LoadFromAssemblyPath(manifest.File);
            var module = (IModule)Activator.CreateInstance(ModuleType(manifest, assembly))!;
            return new LoadedModule(manifest, assembly, contracts, module);
        }
        catch (ReflectionTypeLoadException e)
        {
            throw Unloadable(manifest, e.LoaderExceptions.FirstOrDefault(x => x is not null) ?? e);
        }
        catch (TargetInvocationException e)
        {
            throw new ModuleException(manifest.Name, manifest.File, $"its constructor failed: {(e.InnerException ?? e).Message}", "repair the module", e);
        }
        catch (Exception e) when (e is BadImageFormatException or FileNotFoundException or FileLoadException or TypeLoadException)
        {
            throw Unloadable(manifest, e);
        }
    }

    private static Type ModuleType(ModuleManifest manifest, Assembly assembly)
    {
        // GetTypes, not GetExportedTypes: a module that was built against other contracts is found out here, not at a request.
        var found = assembly.GetTypes().Where(t => t is { IsPublic: true, IsAbstract: false } && t.IsAssignableTo(typeof(IModule))).ToList();
        if (found.Count != 1)
        {
            throw new ModuleException(manifest.Name, manifest.File,
                found.Count == 0
                    ? $"it has no public class that implements {nameof(IModule)}"
                    : $"it has {found.Count} public classes that implement {nameof(IModule)}: {string.Join(", ", found.Select(t => t.Name).Order())}",
                $"keep exactly one, for example public sealed class {manifest.Name}Module : {nameof(IModule)}");
        }

        return found[0].GetConstructor([]) is not null
            ? found[0]
            : throw new ModuleException(manifest.Name, manifest.File, $"{found[0].Name} has no public constructor without parameters",
                "take what the module needs from AddServices instead");
    }

    private static ModuleException Unloadable(ModuleManifest manifest, Exception cause) =>
        new(manifest.Name, manifest.File, cause.Message.ReplaceLineEndings(" "),
            "build the module against this host's building blocks and its dependencies' contracts, and copy its whole output folder", cause);
}
