namespace Modular.Testing;

/// <summary>Where things lie in the repository that the tests run in.</summary>
public static class RepositoryFolder
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The npm project with the JavaScript clients.</summary>
    public static string Clients { get; } = Path.Combine(Root, "tests", "clients");

    /// <summary>The output folder of another project, in the configuration of the running tests.</summary>
    /// <param name="project">The project's folder, from the root.</param>
    public static string OutputOf(string project) => Path.Combine(Root, project, "bin", Output.Parent!.Name, Output.Name);

    private static string FindRoot()
    {
        var folder = Output;
        while (!File.Exists(Path.Combine(folder.FullName, "Modular.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run inside the repository.");
        return folder.FullName;
    }
}
