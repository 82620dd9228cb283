using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;

namespace Modular.Architecture.Tests;

/// <summary>The rules on the merchant scope and on reveals, on this repository and on a bad one.</summary>
public sealed class ScopeRuleTests
{
    [Fact]
    public void The_scope_is_lifted_in_one_place() => Violation.None(ScopeRules.OfLifts(WorkTree.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => (f, WorkTree.Read(f)))));

    /// <summary>Sensitive values are shown in one way (ACC-06).</summary>
    [Fact]
    public void Values_are_revealed_in_one_way()
    {
        Violation.None(RevealRules.OfSources(WorkTree.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => (f, WorkTree.Read(f)))));
        Assert.Equal(["modules/Orders/Orders/Show.cs"], RevealRules.OfSources([("modules/Orders/Orders/Show.cs", "db.NoteInAudit(a, b, AuditAction.Revealed, c)")]).Select(v => v.Offender));
    }

    [Fact]
    public void A_second_place_is_caught() => Assert.Equal(["modules/Orders/Orders/All.cs"],
        ScopeRules.OfLifts([("modules/Orders/Orders/All.cs", "db.Orders.IgnoreQueryFilters()"), ("tests/Orders.Tests/T.cs", "db.Orders.IgnoreQueryFilters()")]).Select(v => v.Offender));
}
