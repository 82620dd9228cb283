using Modular.GraphQL.Language;
using Modular.GraphQL.Types;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Execution;

/// <summary>Gives prepared documents: from the cache, or parsed and validated.</summary>
internal sealed class DocumentStore(Schema schema, ExecutorOptions options)
{
    private readonly DocumentCache _cache = new(options.MaxCachedDocuments, options.MaxCachedBytes);

    /// <summary>The prepared document; null with the errors, and how far it came, where it cannot be run.</summary>
    public PreparedDocument? Prepare(ReadOnlyMemory<byte> text, out ExecutionOutcome outcome, out IReadOnlyList<GraphQLError> errors)
    {
        outcome = ExecutionOutcome.Executed;
        errors = [];
        var hash = DocumentHash.Of(text.Span);
        if (_cache.Find(hash) is { } known)
            return known;
        DocumentNode syntax;
        try
        {
            // The request's buffer is reused after the request; what is kept needs a copy.
            syntax = GraphQLParser.ParseDocument(text.ToArray(), options.Parser);
        }
        catch (GraphQLException e)
        {
            outcome = e.Errors[0].Code == ErrorCodes.LimitExceeded ? ExecutionOutcome.ValidationError : ExecutionOutcome.ParseError;
            errors = e.Errors;
            return null;
        }

        errors = DocumentValidator.Validate(schema, syntax, options.Validation);
        if (errors.Count > 0)
        {
            outcome = ExecutionOutcome.ValidationError;
            return null;
        }

        var document = new PreparedDocument(schema, syntax);
        _cache.Add(hash, document);
        return document;
    }
}
