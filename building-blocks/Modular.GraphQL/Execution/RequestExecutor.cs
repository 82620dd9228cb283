using Microsoft.Extensions.Logging;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Runs requests: prepared document from the cache or made, operation chosen, variables coerced, plan run, response written.</summary>
public sealed class RequestExecutor : IRequestExecutor
{
    private readonly DocumentStore _documents;
    private readonly CostLimit _cost;
    private readonly IntrospectionGate _introspection;
    private readonly ErrorResponses _errors;
    private readonly OperationRun _run;
    private readonly RequestWatch _watch;

    /// <summary>An executor over a schema.</summary>
    public RequestExecutor(Schema schema, ExecutorOptions options, ILogger<RequestExecutor> logger)
    {
        Schema = schema;
        _documents = new(schema, options);
        _cost = new(schema, options);
        _introspection = new(schema, options.IntrospectionPermission);
        _errors = new(logger, options.ErrorFilter);
        _run = new(schema, _errors);
        _watch = new(options, logger);
    }

    /// <inheritdoc/>
    public Schema Schema { get; }

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        var running = _watch.Begin();
        PreparedRequest? prepared = null;
        ExecutionResult? result = null;
        try
        {
            prepared = Prepare(request.AllowIncremental ? request with { AllowIncremental = false } : request, out result);
            if (prepared is null)
                return result!;
            return result = prepared.Operation.Syntax.Kind == OperationKind.Subscription
                ? _errors.Refuse(ExecutionOutcome.KindNotAllowed, request.CorrelationId,
                    new GraphQLError("A subscription needs a transport that streams: WebSocket or server-sent events.") { Code = ErrorCodes.BadRequest })
                : await _run.RunAsync(prepared, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return result = _errors.Mask(e, request.CorrelationId, hasBegun: prepared is not null);
        }
        finally
        {
            if (prepared?.Keyed is { } keyed)
                await keyed.DisposeAsync();
            running.End(request, prepared, result);
        }
    }

    /// <inheritdoc/>
    public async Task<ResponseStream> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        // Of a subscription the opening is watched, and of a response in parts what comes before the first: how long a stream lives
        // says nothing of how it does.
        var running = _watch.Begin();
        PreparedRequest? prepared = null;
        ResponseStream? stream = null;
        try
        {
            prepared = Prepare(request, out var refusal);
            return stream = prepared is null ? ResponseStream.Of(refusal!)
                : prepared.Operation.Syntax.Kind == OperationKind.Subscription ? await SubscribeAsync(prepared, cancellationToken)
                : await _run.StreamAsync(prepared, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return stream = ResponseStream.Of(_errors.Mask(e, request.CorrelationId, hasBegun: prepared is not null));
        }
        finally
        {
            if (prepared?.Keyed is { } keyed)
                await keyed.DisposeAsync();
            running.End(request, prepared, stream?.Single, isOpen: stream is { Single: null });
        }
    }

    private async ValueTask<ResponseStream> SubscribeAsync(PreparedRequest prepared, CancellationToken cancellationToken)
    {
        var subscription = new SubscriptionRun(Schema, prepared, _run, _errors);
        var (source, fault) = await subscription.OpenAsync(cancellationToken);
        return source is not null
            ? ResponseStream.Of(subscription.Respond(source, cancellationToken))
            : ResponseStream.Of(_errors.Refuse(ExecutionOutcome.BadOperation, prepared.Request.CorrelationId, fault!.Errors));
    }

    /// <inheritdoc/>
    public ExecutionResult Refuse(ExecutionOutcome outcome, params IReadOnlyList<GraphQLError> errors) =>
        _errors.Refuse(outcome, correlationId: null, errors);

    private PreparedRequest? Prepare(GraphQLRequest request, out ExecutionResult? refusal)
    {
        refusal = null;
        if (_documents.Prepare(request, out var outcome, out var found) is not { } document)
        {
            refusal = Refuse(outcome, found);
            return null;
        }

        var denied = _introspection.Check(request, document);
        if (denied is not null || document.Select(request.OperationName, out denied) is not { } operation)
        {
            refusal = Refuse(ExecutionOutcome.BadOperation, denied!);
            return null;
        }

        if (request.QueriesOnly && operation.Syntax.Kind == OperationKind.Mutation)
        {
            refusal = Refuse(ExecutionOutcome.KindNotAllowed, new GraphQLError("A mutation cannot be sent by GET; send it by POST.") { Code = ErrorCodes.BadRequest });
            return null;
        }

        var errors = new List<GraphQLError>();
        var variables = VariableCoercion.Coerce(operation.Variables, request, document, errors);
        if (errors.Count > 0)
        {
            refusal = Refuse(ExecutionOutcome.BadOperation, errors);
            return null;
        }

        var reported = _cost.Check(request, operation, variables, out var tooDear);
        if (tooDear is not null)
        {
            refusal = _errors.Refuse(ExecutionOutcome.ValidationError, correlationId: null, reported, [tooDear]);
            return null;
        }

        var prepared = new PreparedRequest(request, document, operation, variables) { ReportedCost = reported };
        return operation.Syntax.Kind == OperationKind.Mutation ? prepared with { Keyed = KeyedFields.Of(Schema, prepared) } : prepared;
    }
}
