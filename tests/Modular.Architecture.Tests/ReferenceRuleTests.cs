using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;

namespace Modular.Architecture.Tests;

/// <summary>Rules 1, 2 and 3 on this repository, and on bad ones.</summary>
public sealed class ReferenceRuleTests
{
    private static readonly ProjectFile[] Sound =
    [
        new("building-blocks/Modular.Kernel/Modular.Kernel.csproj", ["Modular.GraphQL.Annotations"], []),
        new("building-blocks/Modular.GraphQL.Annotations/Modular.GraphQL.Annotations.csproj", [], []),
        new("building-blocks/Modular.GraphQL/Modular.GraphQL.csproj", [], []),
        new("host/Modular.Host.csproj", ["Modular.Kernel"], []),
        new("modules/Goods/Goods.Contracts/Goods.Contracts.csproj", ["Modular.Kernel"], []),
        new("modules/Goods/Goods/Goods.csproj", ["Goods.Contracts", "Modular.Kernel"], ["Scrutor"]),
        new("modules/Orders/Orders.Contracts/Orders.Contracts.csproj", ["Modular.Kernel", "Goods.Contracts"], []),
        new("modules/Orders/Orders/Orders.csproj", ["Orders.Contracts"], []),
    ];

    private static readonly CompiledAssembly[] SoundCode =
    [
        new("Modular.Kernel", "Modular.Kernel", ["System.Runtime"], null, []),
        new("Goods.Contracts", "Goods", ["Modular.Kernel", "System.Runtime"], null, [("Goods.IStock.Find", "System.Guid")]),
        new("Goods", "Goods", ["Goods.Contracts"], [], []),
        new("Orders", "Orders", ["Orders.Contracts", "Goods.Contracts"], ["Goods"], []),
    ];

    [Fact]
    public void Modules_reference_building_blocks_and_contracts_only() =>
        Violation.None(ReferenceRules.Modules(WorkTree.Projects).Concat(ReferenceRules.Modules(WorkTree.Assemblies, WorkTree.Projects)));

    [Fact]
    public void Contracts_are_plain() =>
        Violation.None(ReferenceRules.Contracts(WorkTree.Projects).Concat(ReferenceRules.Contracts(WorkTree.Assemblies, WorkTree.Projects)));

    [Fact]
    public void Dependencies_are_declared_and_run_downwards_without_a_circle() =>
        Violation.None([
            .. DependencyRules.Declared(WorkTree.Projects, WorkTree.Assemblies),
            .. DependencyRules.WithoutCycle(WorkTree.Projects, WorkTree.Assemblies),
            .. DependencyRules.OfBuildingBlocks(WorkTree.Projects, WorkTree.Assemblies)]);

    [Fact]
    public void The_rules_looked_at_something()
    {
        Assert.Contains(WorkTree.Projects, p => p.Kind == ProjectKind.Module);
        Assert.Contains(WorkTree.Assemblies, a => a.DependsOn is not null && a.References.Contains("Modular.Kernel"));
        Assert.Contains(WorkTree.Assemblies, a => a.Name.EndsWith(".Contracts", StringComparison.Ordinal) && a.Signatures.Count > 0);
    }

    [Fact]
    public void A_sound_repository_passes() => Assert.Empty(All(Sound, SoundCode));

    public static TheoryData<string, string> BadProjects => new()
    {
        { """<ProjectReference Include="../../Goods/Goods/Goods.csproj" />""", "modules/Orders/Orders/Orders.csproj references Goods" },
        { """<ProjectReference Include="..\..\..\host\Modular.Host.csproj" />""", "modules/Orders/Orders/Orders.csproj references Modular.Host" },
        { """<Reference Include="Goods, Version=1.0.0.0" />""", "modules/Orders/Orders/Orders.csproj references Goods" },
        { """<Compile Include="../../Goods/Goods/Sku.cs" />""", "modules/Orders/Orders/Orders.csproj references ../../Goods/Goods/Sku.cs" },
    };

    [Theory, MemberData(nameof(BadProjects))]
    public void A_module_that_reaches_into_another_is_caught_by_its_project_file(string item, string offender)
    {
        var bad = ProjectFile.Parse("modules/Orders/Orders/Orders.csproj",
            $"""<Project><ItemGroup><ProjectReference Include="../Orders.Contracts/Orders.Contracts.csproj" />{item}</ItemGroup></Project>""");

        Assert.Contains(offender, All([.. Sound.Where(p => p.Name != "Orders"), bad], SoundCode).Select(v => v.Offender));
    }

    public static TheoryData<string, string[], string[]?, string> BadAssemblies => new()
    {
        { "Orders", ["Orders.Contracts", "Goods.Contracts", "Goods"], ["Goods"], "Orders.dll uses Goods.dll" },
        { "Orders", ["Goods.Contracts"], [], "it uses Goods.Contracts, and DependsOn does not name Goods" },
        { "Goods", ["Goods.Contracts"], ["Orders"], "DependsOn names Orders, and nothing uses Orders.Contracts" },
        { "Orders", ["Goods.Contracts"], null, "Orders.dll has no manifest" },
        { "Goods", ["Orders.Contracts"], ["Orders"], "it depends on Goods, Orders, itself among them" },
        { "Goods.Contracts", ["Microsoft.EntityFrameworkCore"], null, "Goods.Contracts.dll uses Microsoft.EntityFrameworkCore.dll" },
        { "Goods.Contracts", ["Modular.GraphQL"], null, "Goods.Contracts.dll uses Modular.GraphQL.dll" },
        { "Modular.Kernel", ["Goods.Contracts"], null, "it references Goods.Contracts" },
    };

    [Theory, MemberData(nameof(BadAssemblies))]
    public void An_assembly_that_breaks_a_rule_is_caught(string name, string[] references, string[]? dependsOn, string offender)
    {
        var bad = new CompiledAssembly(name, name.Split('.') is [var module, "Contracts"] ? module : name, references, dependsOn, []);

        Assert.Contains(offender, All(Sound, [.. SoundCode.Where(a => a.Name != name), bad]).Select(v => v.Offender));
    }

    [Theory]
    [InlineData("System.Linq.IQueryable`1")]
    [InlineData("Microsoft.EntityFrameworkCore.DbContext")]
    [InlineData("Modular.GraphQL.Types.Schema")]
    public void A_contract_that_shows_a_query_or_an_engine_is_caught(string type)
    {
        var bad = SoundCode[1] with { Signatures = [("Goods.IStock.All", type)] };

        Assert.Equal([$"Goods.IStock.All shows {type}"], All(Sound, [SoundCode[0], bad, .. SoundCode[2..]]).Select(v => v.Offender));
    }

    [Fact]
    public void A_contract_that_brings_a_package_is_caught() =>
        Assert.Equal(["modules/Goods/Goods.Contracts/Goods.Contracts.csproj references Scrutor"],
            ReferenceRules.Contracts([.. Sound.Select(p => p.Name == "Goods.Contracts" ? p with { Packages = ["Scrutor"] } : p)]).Select(v => v.Offender));

    [Fact]
    public void Signatures_are_seen_through_generics_arrays_and_parameters()
    {
        var shown = CompiledAssembly.Read(typeof(ReferenceRuleTests).Assembly.Location, "x").Signatures
            .Where(s => s.Member.StartsWith(typeof(Showing).FullName!.Replace('+', '/'), StringComparison.Ordinal)).Select(s => s.Type).ToHashSet();

        Assert.Superset(new HashSet<string> { "System.Linq.IQueryable`1", "System.Uri", "System.Threading.Tasks.Task`1" }, shown);
    }

    /// <summary>Shows types in several ways.</summary>
    public sealed class Showing
    {
        public Task<IQueryable<int>[]>? Query { get; }

        public static void Take(List<Uri[]> uris) => ArgumentNullException.ThrowIfNull(uris);
    }

    private static IEnumerable<Violation> All(IReadOnlyList<ProjectFile> projects, IReadOnlyList<CompiledAssembly> assemblies) =>
    [
        .. ReferenceRules.Modules(projects), .. ReferenceRules.Modules(assemblies, projects),
        .. ReferenceRules.Contracts(projects), .. ReferenceRules.Contracts(assemblies, projects),
        .. DependencyRules.Declared(projects, assemblies), .. DependencyRules.WithoutCycle(projects, assemblies), .. DependencyRules.OfBuildingBlocks(projects, assemblies),
    ];
}
