using Modular.Architecture.Tests.Repository;

namespace Modular.Architecture.Tests.Rules;

/// <summary>Rule 3: what a module uses is what its manifest says, without circles; building blocks know no module.</summary>
internal static class DependencyRules
{
    private const string Equal = "the contracts that a module uses, with those that they use, are what its manifest's DependsOn names";
    private const string Acyclic = "the modules' dependencies have no cycle";
    private const string Downwards = "building blocks reference neither modules nor the host";

    /// <summary>Whether DependsOn equals the edges of project files and assemblies together.</summary>
    public static IEnumerable<Violation> Declared(IReadOnlyList<ProjectFile> projects, IReadOnlyList<CompiledAssembly> assemblies)
    {
        var edges = Edges(projects, assemblies);
        foreach (var module in assemblies.Where(a => a.DependsOn is not null))
        {
            var used = Closure(module.Module, edges);
            foreach (var missing in used.Except(module.DependsOn!).Order())
                yield return new(module.Module, $"it uses {missing}.Contracts, and DependsOn does not name {missing}", Equal, $"add \"{missing}\" to DependsOn");
            foreach (var idle in module.DependsOn!.Except(used).Order())
                yield return new(module.Module, $"DependsOn names {idle}, and nothing uses {idle}.Contracts", Equal, $"take \"{idle}\" out of DependsOn");
        }

        foreach (var module in projects.Where(p => p.Kind == ProjectKind.Module && !assemblies.Any(a => a.Name == p.Name && a.DependsOn is not null)))
            yield return new(module.Module, $"{module.Name}.dll has no manifest", Equal, $"add [assembly: Module(\"{module.Module}\", Kernel = \"1\")]");
    }

    /// <summary>Whether the edges between modules run in a circle.</summary>
    public static IEnumerable<Violation> WithoutCycle(IReadOnlyList<ProjectFile> projects, IReadOnlyList<CompiledAssembly> assemblies)
    {
        var edges = Edges(projects, assemblies);
        return edges.Select(e => e.Key).Distinct().Where(m => Closure(m, edges).Contains(m)).Order()
            .Select(m => new Violation(m, $"it depends on {string.Join(", ", Closure(m, edges).Order())}, itself among them", Acyclic,
                "let the consumer declare the event or port in its own contracts"));
    }

    /// <summary>Whether a building block looks upwards.</summary>
    public static IEnumerable<Violation> OfBuildingBlocks(IReadOnlyList<ProjectFile> projects, IReadOnlyList<CompiledAssembly> assemblies)
    {
        var upper = projects.Where(p => p.Kind is ProjectKind.Module or ProjectKind.Contracts or ProjectKind.Host).Select(p => p.Name).ToHashSet();
        var blocks = projects.Where(p => p.Kind == ProjectKind.BuildingBlock).ToList();
        var references = blocks.SelectMany(b => b.References.Select(r => (Block: b.Name, Reference: r)))
            .Concat(assemblies.Where(a => blocks.Exists(b => b.Name == a.Name)).SelectMany(a => a.References.Select(r => (Block: a.Name, Reference: r))));
        return references.Where(r => upper.Contains(r.Reference)).Distinct()
            .Select(r => new Violation(r.Block, $"it references {r.Reference}", Downwards, "turn the dependency round: declare an interface here, implement it there"));
    }

    private static ILookup<string, string> Edges(IReadOnlyList<ProjectFile> projects, IReadOnlyList<CompiledAssembly> assemblies)
    {
        var owners = projects.Where(p => p.Kind is ProjectKind.Contracts or ProjectKind.Module).ToDictionary(p => p.Name, p => p.Module);
        var byFile = projects.Where(p => owners.ContainsKey(p.Name)).SelectMany(p => p.References.Select(r => (From: p.Module, To: r)));
        var byCode = assemblies.Where(a => owners.ContainsKey(a.Name)).SelectMany(a => a.References.Select(r => (From: a.Module, To: r)));
        return byFile.Concat(byCode).Where(e => owners.ContainsKey(e.To)).Select(e => (e.From, To: owners[e.To]))
            .Where(e => e.From != e.To).Distinct().ToLookup(e => e.From, e => e.To);
    }

    private static HashSet<string> Closure(string module, ILookup<string, string> edges)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(edges[module]);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;
            foreach (var further in edges[next])
                open.Push(further);
        }

        return found;
    }
}
