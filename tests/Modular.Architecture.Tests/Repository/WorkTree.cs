using System.Diagnostics;
using Modular.Testing;
using Mono.Cecil;

namespace Modular.Architecture.Tests.Repository;

/// <summary>This repository. Modules are found in it, never listed.</summary>
internal static class WorkTree
{
    private static readonly Lazy<IReadOnlyList<CompiledAssembly>> Compiled = new(ReadAssemblies);

    /// <summary>The root folder.</summary>
    public static string Root => RepositoryFolder.Root;

    /// <summary>The host's output folder, in the configuration of the tests.</summary>
    public static string HostOutput { get; } = RepositoryFolder.OutputOf("host");

    /// <summary>The paths that git tracks, and those that it would (new and not ignored), from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Git("ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate")
        .Where(f => File.Exists(Path.Combine(Root, f)))];

    /// <summary>All project files.</summary>
    public static IReadOnlyList<ProjectFile> Projects { get; } = [.. Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))
        .Select(f => ProjectFile.Parse(f, Read(f)))];

    /// <summary>The built assemblies of building blocks, host and modules.</summary>
    public static IReadOnlyList<CompiledAssembly> Assemblies => Compiled.Value;

    /// <summary>Looks into the built assemblies of one kind, each with the name of its module.</summary>
    public static IReadOnlyList<T> Inspect<T>(ProjectKind kind, Func<string, AssemblyDefinition, IEnumerable<T>> look)
    {
        var found = new List<T>();
        foreach (var project in Projects.Where(p => p.Kind == kind))
        {
            using var assembly = AssemblyDefinition.ReadAssembly(AssemblyOf(project));
            found.AddRange(look(project.Module, assembly));
        }

        return found;
    }

    /// <summary>The text of a file.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The lines that a git command prints.</summary>
    public static IReadOnlyList<string> Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Root, RedirectStandardOutput = true };
        foreach (var argument in new[] { "-c", "core.quotepath=off" }.Concat(arguments))
            start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        var lines = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 ? lines : throw new InvalidOperationException($"git {string.Join(' ', arguments)} failed with {git.ExitCode}.");
    }

    private static IReadOnlyList<CompiledAssembly> ReadAssemblies() => [.. Projects
        .Where(p => p.Kind is ProjectKind.BuildingBlock or ProjectKind.Module or ProjectKind.Contracts or ProjectKind.Host)
        .Select(p => (Project: p, File: AssemblyOf(p))).Where(p => p.File is not null)
        .Select(p => CompiledAssembly.Read(p.File!, p.Project.Module))];

    // A building block that the host does not use (a tool of the build) is looked at in its own output, once that is there.
    private static string? AssemblyOf(ProjectFile project)
    {
        if (project.Kind == ProjectKind.BuildingBlock)
        {
            var own = Path.Combine(Root, Path.GetDirectoryName(project.Path)!, "bin");
            return !Directory.Exists(own) ? null : Directory.EnumerateFiles(own, $"{project.Name}.dll", SearchOption.AllDirectories)
                .OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault();
        }

        var file = project.Kind is ProjectKind.Module or ProjectKind.Contracts
            ? Path.Combine(HostOutput, "modules", project.Module, $"{project.Name}.dll")
            : Path.Combine(HostOutput, $"{project.Name}.dll");
        return File.Exists(file) ? file : throw new InvalidOperationException($"{project.Path} is not beside the host: build Modular.sln first.");
    }
}
