using Microsoft.Extensions.Logging;

namespace Modular.GraphQL.Execution;

/// <summary>Makes responses that hold errors, and logs what is masked in them.</summary>
internal sealed class ErrorResponses(ILogger logger, IErrorFilter? filter)
{
    /// <summary>A response without <c>data</c>, or with <c>data: null</c> where the operation had begun.</summary>
    public ExecutionResult Refuse(ExecutionOutcome outcome, string? correlationId, params IReadOnlyList<GraphQLError> errors) =>
        Refuse(outcome, correlationId, reportedCost: null, errors);

    /// <summary>The same, with the bound of the operation's cost where it is told.</summary>
    public ExecutionResult Refuse(ExecutionOutcome outcome, string? correlationId, double? reportedCost, IReadOnlyList<GraphQLError> errors)
    {
        errors = Tell(errors, correlationId);
        var body = new ResponseWriter();
        body.WriteRaw("{\"errors\":"u8);
        ErrorWriter.Write(body, errors, correlationId);
        if (outcome == ExecutionOutcome.Executed)
            body.WriteRaw(",\"data\":null"u8);
        ResponseExtensions.WriteCost(body, reportedCost);
        body.WriteRaw((byte)'}');
        return new(outcome, body, hasErrors: true);
    }

    /// <summary>What an exception that is nobody's field's says to the client: nothing but a number to find it by, unless it is the client's to mend.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="correlationId">The number.</param>
    /// <param name="hasBegun">Whether the operation had begun, so that something may have been done.</param>
    /// <param name="unexpected">How far the request came where the exception is no refusal of it.</param>
    public ExecutionResult Mask(Exception exception, string correlationId, bool hasBegun, ExecutionOutcome unexpected = ExecutionOutcome.Executed) => exception switch
    {
        InsufficientExecutionStackException => Refuse(hasBegun ? unexpected : ExecutionOutcome.ValidationError, correlationId,
            new GraphQLError("The operation nests too deeply through its fragments.") { Code = ErrorCodes.LimitExceeded }),
        GraphQLException { Errors: [{ Code: ErrorCodes.LimitExceeded }, ..] } limit when !hasBegun => Refuse(ExecutionOutcome.ValidationError, correlationId, limit.Errors),
        GraphQLException known => Refuse(hasBegun ? unexpected : ExecutionOutcome.BadOperation, correlationId, known.Errors),
        BadInputException bad => Refuse(unexpected, correlationId, new GraphQLError(bad.Message) { Code = ErrorCodes.BadUserInput }),
        _ => Refuse(unexpected, correlationId,
            new GraphQLError("Unexpected error.") { Code = ErrorCodes.Internal, Exception = exception }),
    };

    /// <summary>Puts errors before the data, where the specification wants them (section 7.1); they are known only when data is written.</summary>
    public ExecutionResult Prepend(ResponseWriter data, IReadOnlyList<GraphQLError> errors, string correlationId)
    {
        errors = Tell(errors, correlationId);
        var body = new ResponseWriter(data.Position + 1024);
        body.WriteRaw("{\"errors\":"u8);
        ErrorWriter.Write(body, errors, correlationId);
        body.WriteRaw((byte)',');
        body.WriteRaw(data.Written.Span[1..]);
        data.Dispose();
        return new(ExecutionOutcome.Executed, body, hasErrors: true);
    }

    /// <summary>Logs what is masked in the errors, and gives what the client is told of them, in the words of the application.</summary>
    public IReadOnlyList<GraphQLError> Tell(IReadOnlyList<GraphQLError> errors, string? correlationId) =>
        filter is not null || errors.Any(e => e.Exception is not null) ? [.. errors.Select(e => Tell(e, correlationId))] : errors;

    private GraphQLError Tell(GraphQLError error, string? correlationId)
    {
        if (error.Exception is { } exception)
        {
            logger.LogError(exception, "Masked error {CorrelationId}: {Message}", correlationId, error.Message);
            error = filter?.OnError(error) ?? error;
        }

        return filter?.Word(error) ?? error;
    }
}
