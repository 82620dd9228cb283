using Modular.GraphQL.Types;

namespace Modular.Architecture.Tests.Rules;

/// <summary>Sensitive values are shown in one way, which asks for a purpose in force and records it (ACC-06, DOC-23).</summary>
internal static class RevealRules
{
    private const string OneWay = "a sensitive value is shown by SensitiveValues.RevealAsync alone";
    private const string Purpose = "whoever reveals a value names the purpose and the reason";

    /// <summary>Whether other sources than the persistence's note reveals. Tests aside.</summary>
    /// <param name="sources">Paths from the root, with their texts.</param>
    public static IEnumerable<Violation> OfSources(IEnumerable<(string Path, string Text)> sources) =>
        from source in sources
        where !source.Path.StartsWith("tests/", StringComparison.Ordinal) && !source.Path.StartsWith("building-blocks/Modular.Persistence/", StringComparison.Ordinal)
        where source.Text.Contains("AuditAction.Revealed", StringComparison.Ordinal)
        select new Violation(source.Path.Split('/')[1], source.Path, OneWay, "take SensitiveValues from the container");

    /// <summary>Whether each mutation that reveals takes a purpose and a reason.</summary>
    public static IEnumerable<Violation> OfMutations(Schema schema) =>
        from field in schema.Mutation?.Fields ?? []
        where field.Name.StartsWith("reveal", StringComparison.Ordinal)
        let input = field.Arguments.Select(a => a.Type.Nullable).OfType<InputObjectType>().SelectMany(i => i.Fields).Select(f => f.Name).ToHashSet()
        where !input.Contains("dataUse") || !input.Contains("reason")
        select new Violation(field.Origin ?? "schema", field.Coordinate, Purpose, "take dataUse and reason, and hand them to SensitiveValues.RevealAsync");
}
