namespace Modular.Host.Modules;

/// <summary>What a module says about itself (<see cref="Kernel.ModuleAttribute"/>), read from its file before it is loaded.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Version">The module's version.</param>
/// <param name="Kernel">The major version of the kernel contract that it was written for.</param>
/// <param name="DependsOn">The modules whose contracts it uses.</param>
/// <param name="File">The full path of the module's assembly.</param>
internal sealed record ModuleManifest(
    string Name, string Version, string Kernel, IReadOnlyList<string> DependsOn, string File)
{
    /// <summary>The module's folder.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The module's own contracts, where it has any.</summary>
    public string ContractsFile => Path.Combine(Folder, $"{Name}.Contracts.dll");
}
