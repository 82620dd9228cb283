namespace Modular.GraphQL.Types;

/// <summary>A schema cannot be built; lists every mistake that was found in it.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>One or more problems.</summary>
    public SchemaException(IReadOnlyList<SchemaProblem> problems) : base(Describe(problems)) => Problems = problems;

    /// <summary>The problems, never empty.</summary>
    public IReadOnlyList<SchemaProblem> Problems { get; }

    private static string Describe(IReadOnlyList<SchemaProblem> problems) =>
        $"The schema has {(problems.Count == 1 ? "a problem" : $"{problems.Count} problems")}:{Environment.NewLine}"
        + string.Join(Environment.NewLine, problems.Select(p => $"  - {p}"));
}
