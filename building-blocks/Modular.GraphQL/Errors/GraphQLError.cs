using Modular.GraphQL.Language;

namespace Modular.GraphQL;

/// <summary>An error of the response (section 7.1.6).</summary>
public sealed record GraphQLError(string Message)
{
    /// <summary>The places in the document; empty where none applies.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>The node of the document that is to blame, where the error arises with no document at hand; <see cref="Locations"/> come of it later.</summary>
    internal Node? Place { get; init; }

    /// <summary>Response names (string) and list indexes (int) from the root; null for request errors.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>The stable code that programs compare with, written as <c>extensions.code</c>; one of <see cref="ErrorCodes"/> or an application's own.</summary>
    public string? Code { get; init; }

    /// <summary>The validation rule that found it, named as in the specification; null otherwise.</summary>
    public string? Rule { get; init; }

    /// <summary>Further entries of <c>extensions</c>: strings, numbers, booleans and lists of these.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>What happened inside; logged, never written to a response.</summary>
    public Exception? Exception { get; init; }
}
