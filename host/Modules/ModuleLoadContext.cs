using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Modular.Host.Modules;

/// <summary>Loads one module with its private dependencies from its folder; what is shared comes from the default context.</summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly string[] NativeFolders =
    [
        $"runtimes/{RuntimeInformation.RuntimeIdentifier}/native",
        $"runtimes/{Platform}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}/native",
        $"runtimes/{Platform}/native",
        "",
    ];

    private readonly string _folder;

    /// <param name="manifest">The module; the context bears its name.</param>
    public ModuleLoadContext(ModuleManifest manifest) : base(manifest.Name, isCollectible: false)
    {
        _folder = manifest.Folder;
        Resolving += (_, name) => SharedAssemblies.MayBePrivate(name.Name!) ? FromFolder(name) : null;
    }

    private static string Platform => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        SharedAssemblies.Contains(assemblyName.Name!) ? null : FromFolder(assemblyName);

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = OperatingSystem.IsWindows()
            ? [unmanagedDllName, $"{unmanagedDllName}.dll"]
            : [unmanagedDllName, $"lib{unmanagedDllName}.{(OperatingSystem.IsMacOS() ? "dylib" : "so")}", $"{unmanagedDllName}.so"];
        var file = NativeFolders.SelectMany(f => names.Select(n => Path.Combine(_folder, f, n))).FirstOrDefault(File.Exists);
        return file is null ? 0 : LoadUnmanagedDllFromPath(file);
    }

    private Assembly? FromFolder(AssemblyName name)
    {
        var file = Path.Combine(_folder, name.CultureName ?? "", $"{name.Name}.dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
