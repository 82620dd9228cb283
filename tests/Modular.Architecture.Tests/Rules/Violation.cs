namespace Modular.Architecture.Tests.Rules;

/// <summary>What a rule found.</summary>
/// <param name="Module">The module or project that breaks the rule.</param>
/// <param name="Offender">The file, type, reference or coordinate that does.</param>
/// <param name="Rule">The rule, as a sentence.</param>
/// <param name="Fix">What to do.</param>
internal sealed record Violation(string Module, string Offender, string Rule, string Fix)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Module}: {Offender}\n    rule: {Rule}\n    fix:  {Fix}";

    /// <summary>Fails the test with all violations.</summary>
    public static void None(IEnumerable<Violation> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, $"{found.Count} violations:\n{string.Join('\n', found)}");
    }
}
