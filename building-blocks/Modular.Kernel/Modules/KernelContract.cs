namespace Modular.Kernel;

/// <summary>The contract between the host and its modules.</summary>
public static class KernelContract
{
    /// <summary>The major version that this kernel fulfils; a module names the one that it was written for (<see cref="ModuleAttribute.Kernel"/>).</summary>
    public const string Version = "1";
}
