using Modular.Architecture.Tests.Repository;

namespace Modular.Architecture.Tests.Rules;

/// <summary>
/// Rules 1 and 2: who may reference whom. Asked of project files and of assemblies, as each sees what the other does not: a
/// constant, an enum value or nameof leaves no trace in the assembly; a transitive project is not named in the file.
/// </summary>
internal static class ReferenceRules
{
    private const string OfModules = "a module references building blocks and the contracts of other modules only";
    private const string OfContracts = "contracts reference the kernel, the GraphQL annotations and other contracts only; no EF, no engine";
    private const string OfSignatures = "contracts show neither IQueryable nor types of EF or of the engine";

    private static readonly string[] ContractsMaySee = ["Modular.Kernel", "Modular.GraphQL.Annotations"];

    /// <summary>Rule 1 over project files.</summary>
    public static IEnumerable<Violation> Modules(IReadOnlyList<ProjectFile> projects) =>
        from project in projects
        where project.Kind == ProjectKind.Module
        from reference in project.References
        where !IsAllowedForModule(reference, projects)
        select new Violation(project.Module, $"{project.Path} references {reference}", OfModules,
            $"reference {reference}.Contracts, or move what is needed into a contract");

    /// <summary>Rule 1 over assemblies.</summary>
    public static IEnumerable<Violation> Modules(IReadOnlyList<CompiledAssembly> assemblies, IReadOnlyList<ProjectFile> projects) =>
        from assembly in assemblies
        where KindOf(assembly.Name, projects) == ProjectKind.Module
        from reference in assembly.References
        where KindOf(reference, projects) is not null && !IsAllowedForModule(reference, projects)
        select new Violation(assembly.Module, $"{assembly.Name}.dll uses {reference}.dll", OfModules,
            $"use {reference}.Contracts, or move what is needed into a contract");

    /// <summary>Rule 2 over project files.</summary>
    public static IEnumerable<Violation> Contracts(IReadOnlyList<ProjectFile> projects) =>
        from project in projects
        where project.Kind == ProjectKind.Contracts
        from reference in project.References.Where(r => !IsAllowedForContracts(r, projects)).Concat(project.Packages)
        select new Violation(project.Module, $"{project.Path} references {reference}", OfContracts,
            "keep the contract to plain types; what needs the package belongs into the module");

    /// <summary>Rule 2 over assemblies.</summary>
    public static IEnumerable<Violation> Contracts(IReadOnlyList<CompiledAssembly> assemblies, IReadOnlyList<ProjectFile> projects)
    {
        foreach (var assembly in assemblies.Where(a => KindOf(a.Name, projects) == ProjectKind.Contracts))
        {
            foreach (var reference in assembly.References.Where(r => !IsPlatform(r) && !IsAllowedForContracts(r, projects)))
                yield return new(assembly.Module, $"{assembly.Name}.dll uses {reference}.dll", OfContracts, "keep the contract to plain types");
            foreach (var (member, type) in assembly.Signatures.Where(s => IsForbiddenInSignature(s.Type)).Distinct())
                yield return new(assembly.Module, $"{member} shows {type}", OfSignatures, "return a list or a record of the contract");
        }
    }

    private static bool IsAllowedForModule(string reference, IReadOnlyList<ProjectFile> projects) =>
        KindOf(reference, projects) is ProjectKind.BuildingBlock or ProjectKind.Contracts;

    private static bool IsAllowedForContracts(string reference, IReadOnlyList<ProjectFile> projects) =>
        ContractsMaySee.Contains(reference) || KindOf(reference, projects) == ProjectKind.Contracts;

    private static bool IsPlatform(string assembly) =>
        assembly is "netstandard" or "mscorlib" || assembly.StartsWith("System.", StringComparison.Ordinal)
        || (assembly.StartsWith("Microsoft.", StringComparison.Ordinal) && !assembly.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            && !assembly.StartsWith("Microsoft.Data", StringComparison.Ordinal));

    private static bool IsForbiddenInSignature(string type) =>
        type.StartsWith("System.Linq.IQueryable", StringComparison.Ordinal)
        || type.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
        || type.StartsWith("Modular.GraphQL.Types.", StringComparison.Ordinal)
        || type.StartsWith("Modular.GraphQL.Execution.", StringComparison.Ordinal);

    private static ProjectKind? KindOf(string name, IReadOnlyList<ProjectFile> projects) =>
        projects.FirstOrDefault(p => p.Name == name)?.Kind;
}
