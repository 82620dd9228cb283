using Modular.Architecture.Tests.Repository;

namespace Modular.Architecture.Tests.Rules;

/// <summary>Rule 14: the shape of the repository.</summary>
internal static class RepositoryRules
{
    private const string Closed = "the top level holds four folders, the solution, the README, the schema and settings files, and nothing else";
    private const string Complete = "every project is in the solution";
    private const string Tested = "every module has tests and a README";

    private static readonly string[] TopLevel =
    [
        "Modular.sln", "README.md", "schema.graphql", "LICENSE", "global.json", "nuget.config",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props",
        "host", "building-blocks", "modules", "tests",
    ];

    private static readonly string[] Demanded = ["Modular.sln", "README.md", "schema.graphql", "LICENSE", "host", "building-blocks", "modules", "tests"];

    /// <summary>Whether the top level is exactly what it should be. Names that begin with a dot are settings of tools.</summary>
    public static IEnumerable<Violation> OfTopLevel(IReadOnlyList<string> files)
    {
        var found = files.Select(f => f.Split('/')[0]).Distinct().ToList();
        return found.Where(f => f[0] != '.' && !TopLevel.Contains(f)).Order()
            .Select(f => new Violation("repository", f, Closed, "move it below one of the four folders"))
            .Concat(Demanded.Except(found).Select(f => new Violation("repository", $"{f} is missing", Closed, $"add {f}")));
    }

    /// <summary>Whether every project, templates aside, stands in the solution, and every entry of it exists.</summary>
    public static IEnumerable<Violation> OfSolution(IReadOnlyList<ProjectFile> projects, string solution)
    {
        var listed = solution.Split('"').Select(p => p.Replace('\\', '/')).Where(p => p.EndsWith(".csproj", StringComparison.Ordinal)).ToHashSet();
        var wanted = projects.Where(p => p.Kind != ProjectKind.Template).ToDictionary(p => p.Path);
        return wanted.Values.Where(p => !listed.Contains(p.Path))
            .Select(p => new Violation(p.Module, $"{p.Path} is not in Modular.sln", Complete, $"dotnet sln Modular.sln add {p.Path}"))
            .Concat(listed.Where(l => !wanted.ContainsKey(l))
                .Select(l => new Violation("repository", $"Modular.sln names {l}, which is not tracked", Complete, $"dotnet sln Modular.sln remove {l}")));
    }

    /// <summary>Whether each folder below <c>modules</c> is a module with README and tests.</summary>
    public static IEnumerable<Violation> OfModules(IReadOnlyList<string> files, IReadOnlyList<ProjectFile> projects)
    {
        foreach (var module in files.Select(f => f.Split('/')).Where(p => p is ["modules", _, _, ..]).Select(p => p[1]).Distinct().Order())
        {
            if (!projects.Any(p => p.Path == $"modules/{module}/{module}/{module}.csproj"))
                yield return new(module, $"modules/{module}/{module}/{module}.csproj is missing", Tested, "name project, assembly and folders after the module");
            if (!files.Contains($"modules/{module}/README.md"))
                yield return new(module, $"modules/{module}/README.md is missing", Tested, "write what the module does, its states, and how to try it");
            if (!files.Any(f => f.StartsWith($"tests/{module}.Tests/", StringComparison.Ordinal) && f.EndsWith("Tests.cs", StringComparison.Ordinal)))
                yield return new(module, $"tests/{module}.Tests has no tests", Tested, $"add tests/{module}.Tests/{module}.Tests.csproj with tests");
        }
    }
}
