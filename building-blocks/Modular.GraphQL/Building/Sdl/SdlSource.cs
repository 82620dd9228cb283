using Modular.GraphQL.Language;

namespace Modular.GraphQL.Building;

/// <summary>An SDL document that can say where its nodes stand.</summary>
internal sealed class SdlSource(DocumentNode document, string? fileName)
{
    /// <summary>The document.</summary>
    public DocumentNode Document { get; } = document;

    /// <summary>The place of a node, for error messages.</summary>
    public string Place(Node node) => Place(fileName, Document.LocationOf(node));

    /// <summary>A place, for error messages.</summary>
    public static string Place(string? fileName, SourceLocation location) => fileName is null
        ? $"line {location.Line}, column {location.Column}"
        : $"{fileName}:{location.Line}:{location.Column}";
}
