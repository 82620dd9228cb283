namespace Modular.Host.Modules;

/// <summary>
/// Which assemblies host and modules share, whatever a module's folder holds: a contract that two load contexts load is two
/// types, and a provider that is loaded twice has two connection pools and two native libraries.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly string[] Prefixes = ["Modular.", "Microsoft.", "System.", "SQLitePCLRaw", "Npgsql"];

    /// <summary>Whether the assembly of that simple name comes from the default load context.</summary>
    public static bool Contains(string name) =>
        IsContract(name) || name is "netstandard" or "mscorlib" or "System"
        || Array.Exists(Prefixes, p => name.StartsWith(p, StringComparison.Ordinal));

    /// <summary>
    /// Whether a module may fall back to its own copy where the host has none: framework packages that only this module uses.
    /// Never contracts and building blocks.
    /// </summary>
    public static bool MayBePrivate(string name) =>
        !IsContract(name) && !name.StartsWith("Modular.", StringComparison.Ordinal);

    private static bool IsContract(string name) => name.EndsWith(".Contracts", StringComparison.Ordinal);
}
