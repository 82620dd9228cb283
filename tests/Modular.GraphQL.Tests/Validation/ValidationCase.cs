using Modular.GraphQL.Building;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Tests.Validation;

/// <summary>
/// A document of a case file with what is wrong with it. A case starts with <c>#= section rule valid|invalid</c>, where valid means that this rule has nothing to say,
/// then comes each expected error as <c>#! rule line:column …</c>, then the document. Where a document has no operation, its unused fragments are not held against it.
/// The places of the expected errors are those that graphql-js 17.1.0 gives.
/// </summary>
public sealed record ValidationCase(string File, string Section, string Rule, bool IsValid, bool IsQueryOnly, IReadOnlyList<string> Errors, string Document)
{
    /// <summary>The type system that section 5 assumes, and a few things more.</summary>
    public static Schema Schema { get; } = SchemaFromSdl.Build(ReadFile("schema.graphql"));

    private static readonly Schema QueryOnlySchema = SchemaFromSdl.Build("type Query { dog: Dog } type Dog { name: String }");

    public static IReadOnlyList<ValidationCase> OfSpecification { get; } = ReadCases("section-5.graphql");

    public static IReadOnlyList<ValidationCase> Further { get; } = ReadCases("further.graphql");

    /// <summary>The errors that validation finds, written like the expected ones.</summary>
    public IReadOnlyList<string> Validate()
    {
        var document = GraphQLParser.ParseDocument(Document);
        var errors = DocumentValidator.Validate(IsQueryOnly ? QueryOnlySchema : Schema, document, ValidationOptions.Default with { MaxErrors = 100 });
        var hasOperation = document.Definitions.Any(d => d is OperationDefinitionNode);
        return [.. errors.Where(e => hasOperation || e.Rule != "FragmentsMustBeUsed").Select(Describe).Order(StringComparer.Ordinal)];
    }

    public static string Describe(GraphQLError error) => $"{error.Rule} {string.Join(' ', error.Locations.Select(l => $"{l.Line}:{l.Column}"))}";

    public override string ToString() => $"{File} {Section} {Rule} {(IsValid ? "valid" : "invalid")}: {Document.ReplaceLineEndings(" ")}";

    private static List<ValidationCase> ReadCases(string file)
    {
        var cases = new List<ValidationCase>();
        foreach (var part in ReadFile(file).Split("#= ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.TrimEnd().Split('\n');
            var header = lines[0].Split(' ');
            var errors = lines.Where(l => l.StartsWith("#! ", StringComparison.Ordinal)).Select(l => l[3..]).Order(StringComparer.Ordinal);
            var document = string.Join('\n', lines.Skip(1).Where(l => !l.StartsWith("#! ", StringComparison.Ordinal)));
            cases.Add(new(file, header[0], header[1], header[2] == "valid", header.Contains("query-only"), [.. errors], document));
        }

        return cases;
    }

    private static string ReadFile(string name)
    {
        using var stream = typeof(ValidationCase).Assembly.GetManifestResourceStream($"Validation/{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
