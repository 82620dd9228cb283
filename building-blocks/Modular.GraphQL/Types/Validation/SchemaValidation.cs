namespace Modular.GraphQL.Types;

/// <summary>
/// Checks that a schema is one (type validation of section 3). It finds all mistakes in one pass, so that none hides another.
/// </summary>
internal static class SchemaValidation
{
    private static readonly Action<SchemaParts, ProblemList>[] Rules =
    [
        NameRules.Check,
        RootTypeRules.Check,
        MemberRules.Check,
        TypeUseRules.Check,
        InterfaceRules.Check,
        DirectiveRules.Check,
        InputValueRules.Check,
        OneOfRules.Check,
        InputCycleRule.Check,
        DefaultCycleRule.Check,
        ListSizeRules.Check,
    ];

    /// <summary>All problems, in the order of the rules; empty for a valid schema.</summary>
    public static IReadOnlyList<SchemaProblem> Check(SchemaParts parts)
    {
        var problems = new ProblemList();
        foreach (var rule in Rules)
            rule(parts, problems);
        return problems.All;
    }

    /// <summary>Throws a <see cref="SchemaException"/> with all problems where there are any.</summary>
    public static void EnsureValid(SchemaParts parts)
    {
        var problems = Check(parts);
        if (problems.Count > 0)
            throw new SchemaException(problems);
    }
}

/// <summary>Collects problems.</summary>
internal sealed class ProblemList
{
    private readonly List<SchemaProblem> _problems = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<SchemaProblem> All => _problems;

    /// <summary>Adds a problem: where, where from, what and what to do.</summary>
    public void Add(string coordinate, string? origin, string message) => _problems.Add(new(coordinate, origin, message));
}
