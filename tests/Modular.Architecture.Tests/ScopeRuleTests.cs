using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;

namespace Modular.Architecture.Tests;

/// <summary>The rule on the merchant scope, on this repository and on a bad one.</summary>
public sealed class ScopeRuleTests
{
    [Fact]
    public void The_scope_is_lifted_in_one_place() => Violation.None(ScopeRules.OfLifts(WorkTree.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => (f, WorkTree.Read(f)))));

    [Fact]
    public void A_second_place_is_caught() => Assert.Equal(["modules/Orders/Orders/All.cs"],
        ScopeRules.OfLifts([("modules/Orders/Orders/All.cs", "db.Orders.IgnoreQueryFilters()"), ("tests/Orders.Tests/T.cs", "db.Orders.IgnoreQueryFilters()")]).Select(v => v.Offender));
}
