using Modular.GraphQL.Language;
using Modular.GraphQL.Types;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Execution;

/// <summary>Gives prepared documents: by their hash or text from the cache or the trusted ones, or parsed and validated.</summary>
internal sealed class DocumentStore(Schema schema, ExecutorOptions options)
{
    private const string IdPrefix = "sha256:";

    private readonly DocumentCache _cache = new(options.MaxCachedDocuments, options.MaxCachedBytes);

    /// <summary>The prepared document; null with the errors, and how far it came, where it cannot be run.</summary>
    public PreparedDocument? Prepare(GraphQLRequest request, out ExecutionOutcome outcome, out IReadOnlyList<GraphQLError> errors)
    {
        outcome = ExecutionOutcome.Executed;
        errors = [];
        // What is sent again is known by its text, and was allowed when it came first.
        if (request is { DocumentId: null, PersistedQueryHash: null } && _cache.Find(request.Document.Span) is { } known && IsOpenTo(request, known))
            return known;
        var (text, hash) = (request.Document, default(DocumentHash));
        if (Locate(request, ref text, ref hash) is { } error)
        {
            outcome = ExecutionOutcome.BadOperation;
            errors = [error];
            return null;
        }

        return _cache.Find(hash) ?? Prepare(text, hash, request.IsOwn, out outcome, out errors);
    }

    // The server's own documents are no client's, where only trusted ones are run.
    private bool IsOpenTo(GraphQLRequest request, PreparedDocument document) => request.IsOwn || !document.IsOwn || !options.OnlyTrustedDocuments;

    /// <summary>Finds out which document is meant: its hash, and its text unless it is in the cache; or the error.</summary>
    private GraphQLError? Locate(GraphQLRequest request, ref ReadOnlyMemory<byte> text, ref DocumentHash hash)
    {
        var (id, persisted) = (request.DocumentId, request.PersistedQueryHash);
        if (id is null && persisted is null)
        {
            hash = DocumentHash.Of(text.Span);
            return request.IsOwn ? null : CheckTrusted(hash);
        }

        var isTrusted = Parse(id ?? persisted!, out hash) && options.TrustedDocuments?.Contains(hash) == true;
        if (id is null && !isTrusted && (options.OnlyTrustedDocuments || !options.AutomaticPersistedQueries))
            return new("PersistedQueryNotSupported") { Code = ErrorCodes.PersistedQueryNotSupported };
        if (!text.IsEmpty)
            return DocumentHash.Of(text.Span) == hash ? CheckTrusted(hash) : new("The hash is not that of the query that came with it.") { Code = ErrorCodes.BadRequest };
        if (isTrusted)
            text = options.TrustedDocuments!.Find(hash)!.Value;
        else if (id is not null)
            return new("There is no trusted document with that id.") { Code = ErrorCodes.DocumentNotFound };
        else if (_cache.Find(hash) is null)
            return new("PersistedQueryNotFound") { Code = ErrorCodes.PersistedQueryNotFound };
        return null;
    }

    private static bool Parse(string id, out DocumentHash hash) =>
        DocumentHash.TryParse(id.StartsWith(IdPrefix, StringComparison.Ordinal) ? id.AsSpan(IdPrefix.Length) : id, out hash);

    private GraphQLError? CheckTrusted(in DocumentHash hash) =>
        !options.OnlyTrustedDocuments || options.TrustedDocuments?.Contains(hash) == true
            ? null
            : new("Only trusted documents are run here, and this is none of them.") { Code = ErrorCodes.DocumentNotTrusted };

    private PreparedDocument? Prepare(ReadOnlyMemory<byte> text, in DocumentHash hash, bool isOwn, out ExecutionOutcome outcome, out IReadOnlyList<GraphQLError> errors)
    {
        DocumentNode syntax;
        try
        {
            using var span = Stage.Parse.Begin();
            // The request's buffer is reused after the request; what is kept needs a copy.
            syntax = GraphQLParser.ParseDocument(text.ToArray(), options.Parser);
        }
        catch (GraphQLException e)
        {
            outcome = e.Errors[0].Code == ErrorCodes.LimitExceeded ? ExecutionOutcome.ValidationError : ExecutionOutcome.ParseError;
            errors = e.Errors;
            return null;
        }

        using (Stage.Validate.Begin())
            errors = DocumentValidator.Validate(schema, syntax, options.Validation);
        outcome = errors.Count > 0 ? ExecutionOutcome.ValidationError : ExecutionOutcome.Executed;
        if (errors.Count > 0)
            return null;
        var document = new PreparedDocument(schema, syntax) { Hash = hash, IsOwn = isOwn, MaxMergedSelections = options.MaxMergedSelections };
        _cache.Add(document);
        return document;
    }
}
