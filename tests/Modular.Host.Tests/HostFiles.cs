namespace Modular.Host.Tests;

/// <summary>Where the built host lies.</summary>
internal static class HostFiles
{
    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The host's output folder, in the configuration of the tests.</summary>
    public static string Folder { get; } = Path.Combine(Repository, "host", "bin", Path.GetRelativePath(
        Path.Combine(Repository, "tests", "Modular.Host.Tests", "bin"), AppContext.BaseDirectory));

    /// <summary>The folder of module folders beside the host.</summary>
    public static string Modules => Path.Combine(Folder, "modules");

    /// <summary>The settings that take all built modules out.</summary>
    public static IEnumerable<string> WithoutModules =>
        Directory.GetDirectories(Modules).Select(m => $"--Modules:{Path.GetFileName(m)}:Enabled=false");

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Modular.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return folder.FullName;
    }
}
