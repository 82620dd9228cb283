using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Runs requests against one schema. Thread-safe; one instance serves all requests.</summary>
public interface IRequestExecutor
{
    /// <summary>The schema.</summary>
    Schema Schema { get; }

    /// <summary>Parses, validates, compiles (or finds all that in its cache) and runs one request. Never throws for what a client sent, only when the token ends.</summary>
    Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Runs one request of any kind for a transport that streams. Ending the token ends a subscription. Never throws for what a
    /// client sent; an error of a subscription's source is its last response.
    /// </summary>
    Task<ResponseStream> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken);

    /// <summary>A response that holds only errors, for what a transport refuses itself.</summary>
    ExecutionResult Refuse(ExecutionOutcome outcome, params IReadOnlyList<GraphQLError> errors);
}
