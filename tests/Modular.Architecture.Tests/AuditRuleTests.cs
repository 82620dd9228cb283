using Modular.Architecture.Tests.Repository;
using Modular.Architecture.Tests.Rules;

namespace Modular.Architecture.Tests;

/// <summary>The rule on writes that the audit would not see, on this repository and on a bad one.</summary>
public sealed class AuditRuleTests
{
    [Fact]
    public void Modules_write_through_the_change_tracker() => Violation.None(AuditRules.OfWrites(WorkTree.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => (f, WorkTree.Read(f)))));

    [Fact]
    public void A_bulk_update_is_caught() => Assert.Equal(["modules/Orders/Orders/All.cs"],
        AuditRules.OfWrites([("modules/Orders/Orders/All.cs", "await db.Orders.ExecuteDeleteAsync()"), ("tests/Orders.Tests/T.cs", "db.Orders.ExecuteDelete()")]).Select(v => v.Offender));
}
