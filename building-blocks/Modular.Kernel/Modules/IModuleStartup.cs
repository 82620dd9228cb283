namespace Modular.Kernel;

/// <summary>
/// Work that a module does once before the host takes requests, in the order of the modules' dependencies:
/// migrations first, then demo data. A failure stops the start. The host finds the implementations in the module's assembly;
/// each runs in a scope of its own, as the system.
/// </summary>
public interface IModuleStartup
{
    /// <summary>The module that it belongs to.</summary>
    string Module { get; }

    /// <summary>Lower runs first within a module: 0 migrates, 100 makes demo data.</summary>
    int Order { get; }

    /// <summary>Does the work. It may run again on every start, so it does only what is not done yet.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
