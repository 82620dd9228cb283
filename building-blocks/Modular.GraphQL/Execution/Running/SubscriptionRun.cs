using System.Diagnostics;
using System.Runtime.CompilerServices;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Runs a subscription: opens the source stream and runs the selections on each event (section 6.2.3).</summary>
internal sealed class SubscriptionRun(Schema schema, PreparedRequest prepared, OperationRun operation, ErrorResponses errors)
{
    // The request's span ends when the stream is open; its events have spans of their own, linked to it.
    private readonly ActivityContext _opened = Activity.Current?.Context ?? default;

    /// <summary>CreateSourceEventStream: the events, or the fault that kept the stream from opening.</summary>
    public async ValueTask<(IAsyncEnumerable<object?>? Source, Fault? Fault)> OpenAsync(CancellationToken cancellationToken)
    {
        // Validation saw one root field; @skip and @include may still have taken it away.
        if (prepared.Plan.Fields is not [{ Field.Source: { } source } field])
            return (null, new(new GraphQLError("A subscription must select one field.") { Code = ErrorCodes.BadUserInput }));
        var request = prepared.ContextFor(schema, prepared.Request.Services, cancellationToken);
        if (Denied(field, request) is { } denied)
            return (null, denied);
        try
        {
            var events = await source(new ResolverContext
            {
                Request = request,
                Selection = field,
                ArgumentValues = field.Arguments.For(prepared.Variables),
                Parent = prepared.Request.RootValue,
            });
            return (events, null);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (null, Faults.Of(e, field));
        }
    }

    /// <summary>
    /// MapSourceToResponseEvent. An error of the source is the last response; so is the caller's loss of access, which is looked
    /// at before each event. Then the stream ends.
    /// </summary>
    public async IAsyncEnumerable<ExecutionResult> Respond(IAsyncEnumerable<object?> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var events = source.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            ExecutionResult? response = null;
            var span = default(Stage.Span);
            var isLast = false;
            try
            {
                if (!await events.MoveNextAsync())
                    yield break;
                span = Stage.SubscriptionEvent.Begin(_opened);
                var current = await RenewAsync();
                var denied = Denied(prepared.Plan.Fields[0], current.ContextFor(schema, current.Request.Services, cancellationToken));
                isLast = denied is not null;
                response = denied is not null
                    ? errors.Refuse(ExecutionOutcome.SourceFailed, prepared.Request.CorrelationId, denied.Errors)
                    : await operation.RunInScopeAsync(current, events.Current, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                isLast = true;
                response = errors.Mask(e, prepared.Request.CorrelationId, hasBegun: true, ExecutionOutcome.SourceFailed);
            }
            finally
            {
                RequestWatch.EndEvent(span, prepared, response);
            }

            yield return response;
            if (isLast)
                yield break;
        }
    }

    private static Fault? Denied(FieldPlan field, RequestContext request) =>
        field.Field.Access is { } access && request.Refuses(access) is { } code ? Faults.Denied(code, field) : null;

    private async ValueTask<PreparedRequest> RenewAsync() => prepared.Request.RenewUser is { } renew
        ? prepared with { Request = prepared.Request with { User = await renew(prepared.Request.User) } }
        : prepared;
}
