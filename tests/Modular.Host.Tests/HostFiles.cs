using Modular.Testing;

namespace Modular.Host.Tests;

/// <summary>Where the built host lies.</summary>
internal static class HostFiles
{
    /// <summary>The host's output folder, in the configuration of the tests.</summary>
    public static string Folder { get; } = RepositoryFolder.OutputOf("host");

    /// <summary>The folder of module folders beside the host.</summary>
    public static string Modules => Path.Combine(Folder, "modules");

    /// <summary>The settings that take all built modules out.</summary>
    public static IEnumerable<string> WithoutModules => With();

    /// <summary>The settings that take all built modules out but for some.</summary>
    public static IEnumerable<string> With(params string[] modules) =>
        Directory.GetDirectories(Modules).Select(m => Path.GetFileName(m)!).Except(modules).Select(m => $"--Modules:{m}:Enabled=false");
}
