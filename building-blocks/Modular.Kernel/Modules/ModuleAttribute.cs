namespace Modular.Kernel;

/// <summary>
/// The manifest of a module, on its assembly. The host reads it from the file's metadata before anything of the module is loaded.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModuleAttribute(string name) : Attribute
{
    /// <summary>The module's name: that of its assembly, its folder and its settings (<c>Modules:{Name}</c>).</summary>
    public string Name { get; } = name;

    /// <summary>The module's version, <c>major.minor</c>.</summary>
    public string Version { get; set; } = "1.0";

    /// <summary>
    /// The major version of the kernel contract that the module was written for (<see cref="KernelContract.Version"/>). It must
    /// be written out: only what the source writes stands in the file's metadata, and a default would move with the kernel.
    /// </summary>
    public required string Kernel { get; set; }

    /// <summary>The modules whose contracts it uses, the transitive ones written out.</summary>
    public string[] DependsOn { get; set; } = [];
}
