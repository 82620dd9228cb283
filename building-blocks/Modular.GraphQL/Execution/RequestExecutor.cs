using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Execution;

/// <summary>Runs requests: prepared document from the cache or made, operation chosen, variables coerced, plan run, response written.</summary>
public sealed class RequestExecutor(Schema schema, ExecutorOptions options, ILogger<RequestExecutor> logger) : IRequestExecutor
{
    private readonly DocumentCache _documents = new(options.MaxCachedDocuments, options.MaxCachedBytes);

    /// <inheritdoc/>
    public Schema Schema { get; } = schema;

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var document = Prepare(request.Document, out var refusal);
            if (document is null)
                return refusal!;
            if (document.Select(request.OperationName, out var error) is not { } operation)
                return Refuse(ExecutionOutcome.BadOperation, error!);
            if (Forbidden(operation, request) is { } forbidden)
                return Refuse(ExecutionOutcome.KindNotAllowed, forbidden);
            var errors = new List<GraphQLError>();
            var variables = VariableCoercion.Coerce(operation.Variables, request, document, errors);
            return errors.Count > 0
                ? Refuse(ExecutionOutcome.BadOperation, errors)
                : await RunAsync(document, operation, variables, request, cancellationToken);
        }
        catch (InsufficientExecutionStackException)
        {
            return Refuse(ExecutionOutcome.ValidationError, new GraphQLError("The operation nests too deeply through its fragments.") { Code = ErrorCodes.LimitExceeded });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug of the engine itself: the client gets an answer all the same, without a word of what happened.
            return Refuse(ExecutionOutcome.Executed, request.CorrelationId, [new("Unexpected error.") { Code = ErrorCodes.Internal, Exception = e }]);
        }
    }

    /// <inheritdoc/>
    public ExecutionResult Refuse(ExecutionOutcome outcome, params IReadOnlyList<GraphQLError> errors) =>
        Refuse(outcome, correlationId: null, errors);

    private ExecutionResult Refuse(ExecutionOutcome outcome, string? correlationId, IReadOnlyList<GraphQLError> errors)
    {
        Log(errors, correlationId);
        var body = new ResponseWriter();
        body.WriteRaw("{\"errors\":"u8);
        ErrorWriter.Write(body, errors, correlationId);
        body.WriteRaw(outcome == ExecutionOutcome.Executed ? ",\"data\":null}"u8 : "}"u8);
        return new(outcome, body, hasErrors: true);
    }

    private PreparedDocument? Prepare(ReadOnlyMemory<byte> text, out ExecutionResult? refusal)
    {
        refusal = null;
        var hash = DocumentHash.Of(text.Span);
        if (_documents.Find(hash) is { } known)
            return known;
        DocumentNode syntax;
        try
        {
            // The request's buffer is reused after the request; what is kept needs a copy.
            syntax = GraphQLParser.ParseDocument(text.ToArray(), options.Parser);
        }
        catch (GraphQLException e)
        {
            var isLimit = e.Errors[0].Code == ErrorCodes.LimitExceeded;
            refusal = Refuse(isLimit ? ExecutionOutcome.ValidationError : ExecutionOutcome.ParseError, e.Errors);
            return null;
        }

        var errors = DocumentValidator.Validate(Schema, syntax, options.Validation);
        if (errors.Count > 0)
        {
            refusal = Refuse(ExecutionOutcome.ValidationError, errors);
            return null;
        }

        var document = new PreparedDocument(Schema, syntax);
        _documents.Add(hash, document);
        return document;
    }

    private static GraphQLError? Forbidden(PreparedOperation operation, GraphQLRequest request) => operation.Syntax.Kind switch
    {
        OperationKind.Query => null,
        OperationKind.Mutation when !request.QueriesOnly => null,
        OperationKind.Mutation => new("A mutation cannot be sent by GET; send it by POST.") { Code = ErrorCodes.BadRequest },
        _ => new("A subscription needs a transport that streams.") { Code = ErrorCodes.BadRequest },
    };

    private async Task<ExecutionResult> RunAsync(
        PreparedDocument document, PreparedOperation operation, VariableValues variables, GraphQLRequest request, CancellationToken cancellationToken)
    {
        var context = new RequestContext
        {
            Schema = Schema,
            Services = request.Services,
            User = request.User,
            CancellationToken = cancellationToken,
            CorrelationId = request.CorrelationId,
        };
        if (request.Services.GetService<RequestContextAccessor>() is { } accessor)
            accessor.Current = context;
        var plan = operation.PlanFor(variables);
        var execution = new OperationExecution(context, variables);
        var root = operation.Syntax.Kind == OperationKind.Mutation
            ? await execution.RunSeriallyAsync(plan, request.RootValue)
            : await execution.RunAsync(plan, request.RootValue);
        cancellationToken.ThrowIfCancellationRequested();
        return Write(root, document, request.CorrelationId);
    }

    private ExecutionResult Write(ObjectBatch root, PreparedDocument document, string correlationId)
    {
        var body = new ResponseWriter();
        try
        {
            var path = new ResponsePath();
            var errors = new ExecutionErrors(document.Syntax, path);
            body.WriteRaw("{\"data\":"u8);
            new ResultWriter(body, Schema, errors, path).WriteRoot(root);
            body.WriteRaw((byte)'}');
            return errors.All.Count == 0 ? new(ExecutionOutcome.Executed, body, hasErrors: false) : WithErrors(body, errors.All, correlationId);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    // Errors come first in the response (section 7.1), but are known only when data is written: they go before a copy of it.
    private ExecutionResult WithErrors(ResponseWriter data, IReadOnlyList<GraphQLError> errors, string correlationId)
    {
        Log(errors, correlationId);
        var body = new ResponseWriter(data.Position + 1024);
        body.WriteRaw("{\"errors\":"u8);
        ErrorWriter.Write(body, errors, correlationId);
        body.WriteRaw((byte)',');
        body.WriteRaw(data.Written.Span[1..]);
        data.Dispose();
        return new(ExecutionOutcome.Executed, body, hasErrors: true);
    }

    private void Log(IReadOnlyList<GraphQLError> errors, string? correlationId)
    {
        foreach (var error in errors)
        {
            if (error.Exception is { } exception)
                logger.LogError(exception, "Masked error {CorrelationId}: {Message}", correlationId, error.Message);
        }
    }
}
