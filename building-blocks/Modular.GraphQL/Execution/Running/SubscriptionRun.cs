using System.Runtime.CompilerServices;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Runs a subscription: opens the source stream and runs the selections on each event (section 6.2.3).</summary>
internal sealed class SubscriptionRun(Schema schema, PreparedRequest prepared, OperationRun operation, ErrorResponses errors)
{
    /// <summary>CreateSourceEventStream: the events, or the fault that kept the stream from opening.</summary>
    public IAsyncEnumerable<object?>? Open(CancellationToken cancellationToken, out Fault? fault)
    {
        fault = null;
        // Validation saw one root field; @skip and @include may still have taken it away.
        if (prepared.Plan.Fields is not [{ Field.Source: { } source } field])
        {
            fault = new(new GraphQLError("A subscription must select one field.") { Code = ErrorCodes.BadUserInput });
            return null;
        }

        var request = prepared.ContextFor(schema, prepared.Request.Services, cancellationToken);
        if (field.Field.Access is { } access && request.Refuses(access) is { } code)
        {
            fault = Faults.Denied(code, field);
            return null;
        }

        try
        {
            return source(new ResolverContext
            {
                Request = request,
                Selection = field,
                ArgumentValues = field.Arguments.For(prepared.Variables),
                Parent = prepared.Request.RootValue,
            });
        }
        catch (Exception e)
        {
            fault = Faults.Of(e, field);
            return null;
        }
    }

    /// <summary>MapSourceToResponseEvent. An error of the source is the last response; then the stream ends.</summary>
    public async IAsyncEnumerable<ExecutionResult> Respond(IAsyncEnumerable<object?> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var events = source.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ExecutionResult? last = null;
            object? message = null;
            try
            {
                if (!await events.MoveNextAsync())
                    yield break;
                message = events.Current;
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                last = errors.Mask(e, prepared.Request.CorrelationId);
            }

            if (last is not null)
            {
                yield return last;
                yield break;
            }

            yield return await operation.RunInScopeAsync(prepared, message, cancellationToken);
        }
    }
}
