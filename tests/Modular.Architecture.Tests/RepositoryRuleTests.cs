using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;

namespace Modular.Architecture.Tests;

/// <summary>Rule 14 on this repository, and on bad ones.</summary>
public sealed class RepositoryRuleTests
{
    private const string Good = "modules/Orders/Orders/Orders.csproj";

    [Fact]
    public void The_top_level_is_closed() => Violation.None(RepositoryRules.OfTopLevel(WorkTree.Files));

    [Fact]
    public void Every_project_is_in_the_solution() => Violation.None(RepositoryRules.OfSolution(WorkTree.Projects, WorkTree.Read("Modular.sln")));

    [Fact]
    public void Every_module_has_tests_and_a_readme() => Violation.None(RepositoryRules.OfModules(WorkTree.Files, WorkTree.Projects));

    [Theory]
    [InlineData("docs/notes.md", "docs")]
    [InlineData("Dockerfile", "Dockerfile")]
    public void A_stranger_at_the_top_level_is_caught(string file, string offender) =>
        Assert.Equal([offender], RepositoryRules.OfTopLevel([.. TopLevel, file]).Select(v => v.Offender));

    [Fact]
    public void A_missing_part_of_the_top_level_is_caught() =>
        Assert.Equal(["schema.graphql is missing"], RepositoryRules.OfTopLevel([.. TopLevel.Where(f => f != "schema.graphql"), ".ci/run"]).Select(v => v.Offender));

    [Fact]
    public void A_project_outside_of_the_solution_and_an_entry_without_project_are_caught()
    {
        ProjectFile[] projects = [new(Good, [], []), new("building-blocks/templates/x/X.csproj", [], [])];

        var found = RepositoryRules.OfSolution(projects, """Project("{1}") = "Gone", "tests\Gone\Gone.csproj", "{2}" """);

        Assert.Equal([$"{Good} is not in Modular.sln", "Modular.sln names tests/Gone/Gone.csproj, which is not tracked"], found.Select(v => v.Offender));
    }

    [Theory]
    [InlineData(null, Good, "modules/Orders/README.md", "tests/Orders.Tests/PlaceOrderTests.cs")]
    [InlineData("modules/Orders/README.md is missing", Good, "tests/Orders.Tests/PlaceOrderTests.cs")]
    [InlineData("tests/Orders.Tests has no tests", Good, "modules/Orders/README.md", "tests/Orders.Tests/Orders.Tests.csproj")]
    [InlineData("modules/Orders/Orders/Orders.csproj is missing", "modules/Orders/Order/Order.csproj", "modules/Orders/README.md", "tests/Orders.Tests/PlaceOrderTests.cs")]
    public void A_module_without_its_parts_is_caught(string? offender, params string[] files)
    {
        var projects = files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => new ProjectFile(f, [], [])).ToList();

        Assert.Equal(offender is null ? [] : [offender], RepositoryRules.OfModules(files, projects).Select(v => v.Offender));
    }

    private static IEnumerable<string> TopLevel =>
        ["Modular.sln", "README.md", "schema.graphql", "LICENSE", "host/Program.cs", "building-blocks/x/X.cs", "modules/x/X.cs", "tests/x/X.cs"];
}
