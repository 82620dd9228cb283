using System.Collections.Frozen;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Execution;

/// <summary>Documents that the server's owner vouches for, each known by the SHA-256 of its text.</summary>
public sealed class TrustedDocuments
{
    private readonly FrozenDictionary<DocumentHash, TrustedDocument> _byHash;

    /// <summary>The documents; of those with the same text one is kept.</summary>
    public TrustedDocuments(IEnumerable<TrustedDocument> documents) =>
        _byHash = documents.DistinctBy(d => DocumentHash.Of(d.Text.Span)).ToFrozenDictionary(d => DocumentHash.Of(d.Text.Span));

    /// <summary>How many there are.</summary>
    public int Count => _byHash.Count;

    /// <summary>
    /// Reads the <c>*.graphql</c> files of a folder and of those below it. A file's bytes are the text, a byte order mark and a line
    /// end at the end of the file included, so clients hash what they publish. Throws <see cref="IOException"/> where the folder cannot be read.
    /// </summary>
    public static TrustedDocuments Load(string folder) =>
        new(Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories)
            .Select(f => new TrustedDocument(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes(f))));

    /// <summary>
    /// What keeps documents from being run on the schema, by file name and then in the order in which it was found: the same limits and rules
    /// hold as for requests, but names are suggested, since the documents' owner reads this. Empty where all can run.
    /// </summary>
    public IReadOnlyList<TrustedDocumentProblem> Check(Schema schema, ExecutorOptions options)
    {
        var validation = options.Validation with { Suggestions = true };
        return [.. _byHash.Values.OrderBy(d => d.Name, StringComparer.Ordinal)
            .SelectMany(d => Errors(schema, d, options.Parser, validation).Select(e => new TrustedDocumentProblem(d.Name, e)))];
    }

    internal bool Contains(in DocumentHash hash) => _byHash.ContainsKey(hash);

    internal ReadOnlyMemory<byte>? Find(in DocumentHash hash) => _byHash.TryGetValue(hash, out var document) ? document.Text : null;

    private static IReadOnlyList<GraphQLError> Errors(Schema schema, TrustedDocument document, ParserOptions parser, ValidationOptions validation)
    {
        try
        {
            return DocumentValidator.Validate(schema, GraphQLParser.ParseDocument(document.Text, parser), validation);
        }
        catch (GraphQLException syntax)
        {
            return syntax.Errors;
        }
    }
}

/// <summary>A document that the server's owner vouches for.</summary>
/// <param name="Name">What messages call it: the file's path within its folder, with slashes.</param>
/// <param name="Text">The text, in UTF-8.</param>
public sealed record TrustedDocument(string Name, ReadOnlyMemory<byte> Text);

/// <summary>An error in a trusted document.</summary>
/// <param name="Name">The document's name.</param>
/// <param name="Error">The error, as a client that ran the document would get it.</param>
public sealed record TrustedDocumentProblem(string Name, GraphQLError Error)
{
    /// <summary>The place and the message, as compilers write it: <c>orders/number.graphql:3:7: There is no field …</c>.</summary>
    public override string ToString() =>
        Error.Locations is [var place, ..] ? $"{Name}:{place.Line}:{place.Column}: {Error.Message}" : $"{Name}: {Error.Message}";
}
