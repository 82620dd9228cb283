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

    /// <summary>An executor over a schema.</summary>
    public RequestExecutor(Schema schema, ExecutorOptions options, ILogger<RequestExecutor> logger)
    {
        Schema = schema;
        _documents = new(schema, options);
        _cost = new(options);
        _introspection = new(schema, options.IntrospectionPermission);
        _errors = new(logger);
        _run = new(schema, _errors);
    }

    /// <inheritdoc/>
    public Schema Schema { get; }

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var prepared = Prepare(request.AllowIncremental ? request with { AllowIncremental = false } : request, out var refusal);
            if (prepared is null)
                return refusal!;
            return prepared.Operation.Syntax.Kind == OperationKind.Subscription
                ? _errors.Refuse(ExecutionOutcome.KindNotAllowed, request.CorrelationId,
                    new GraphQLError("A subscription needs a transport that streams: WebSocket or server-sent events.") { Code = ErrorCodes.BadRequest })
                : await _run.RunAsync(prepared, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return _errors.Mask(e, request.CorrelationId);
        }
    }

    /// <inheritdoc/>
    public async Task<ResponseStream> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var prepared = Prepare(request, out var refusal);
            if (prepared is null)
                return ResponseStream.Of(refusal!);
            if (prepared.Operation.Syntax.Kind != OperationKind.Subscription)
                return await _run.StreamAsync(prepared, cancellationToken);
            var subscription = new SubscriptionRun(Schema, prepared, _run, _errors);
            var (source, fault) = await subscription.OpenAsync(cancellationToken);
            return source is not null
                ? ResponseStream.Of(subscription.Respond(source, cancellationToken))
                : ResponseStream.Of(_errors.Refuse(ExecutionOutcome.BadOperation, request.CorrelationId, fault!.Errors));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return ResponseStream.Of(_errors.Mask(e, request.CorrelationId));
        }
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
        if (tooDear is null)
            return new(request, document, operation, variables) { ReportedCost = reported };
        refusal = _errors.Refuse(ExecutionOutcome.ValidationError, correlationId: null, reported, [tooDear]);
        return null;
    }
}
