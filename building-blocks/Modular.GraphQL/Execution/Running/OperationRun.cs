using System.Runtime.CompilerServices;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Runs the selections of a prepared request on one root value and writes the response.</summary>
internal sealed class OperationRun(Schema schema, ErrorResponses errors)
{
    /// <summary>Runs with the services of the request's own scope.</summary>
    public async Task<ExecutionResult> RunAsync(PreparedRequest prepared, CancellationToken cancellationToken)
    {
        var result = Write(await ResolveAsync(prepared, cancellationToken), prepared, later: null).Result;
        if (prepared.Keyed is { } keyed)
            await keyed.KeepAsync(result);
        return result;
    }

    /// <summary>The same for a transport that can deliver in parts.</summary>
    public async Task<ResponseStream> StreamAsync(PreparedRequest prepared, CancellationToken cancellationToken)
    {
        var root = await ResolveAsync(prepared, cancellationToken);
        var (result, rest) = Write(root, prepared, new LaterWorks());
        if (rest is null && prepared.Keyed is { } keyed)
            await keyed.KeepAsync(result);
        return rest is null ? ResponseStream.Of(result) : ResponseStream.OfParts(Parts(result, rest, cancellationToken));
    }

    /// <summary>Runs with a scope made for this run alone, as each event of a subscription does.</summary>
    public async Task<ExecutionResult> RunInScopeAsync(PreparedRequest prepared, object? root, CancellationToken cancellationToken)
    {
        var outer = prepared.ContextFor(schema, prepared.Request.Services, cancellationToken);
        await using var scope = RequestScope.Create(outer);
        var context = prepared.ContextFor(schema, scope.ServiceProvider, cancellationToken);
        var result = Write(await ResolveAsync(prepared, context, root), prepared, later: null).Result;
        result.EventId = (root as IEventWithId)?.EventId;
        return result;
    }

    // What can be written from the root alone needs no execution, and no services.
    private ValueTask<ObjectBatch> ResolveAsync(PreparedRequest prepared, CancellationToken cancellationToken) => prepared.Plan.IsPure
        ? new(new ObjectBatch(prepared.Plan, [prepared.Request.RootValue]))
        : ResolveAsync(prepared, prepared.OwnContext(schema, cancellationToken), prepared.Request.RootValue);

    private static async ValueTask<ObjectBatch> ResolveAsync(PreparedRequest prepared, RequestContext context, object? root)
    {
        var execution = new OperationExecution(context, prepared.Variables);
        var batch = prepared.Operation.Syntax.Kind == OperationKind.Mutation
            ? await execution.RunSeriallyAsync(prepared.Plan, root)
            : await execution.RunAsync(prepared.Plan, root);
        context.CancellationToken.ThrowIfCancellationRequested();
        return batch;
    }

    private (ExecutionResult Result, IncrementalRun? Later) Write(ObjectBatch root, PreparedRequest prepared, LaterWorks? later)
    {
        var body = new ResponseWriter();
        try
        {
            var path = new ResponsePath();
            var found = new ExecutionErrors(prepared.Document.Syntax, path);
            body.WriteRaw("{\"data\":"u8);
            new ResultWriter(body, found, path) { Later = later }.WriteRoot(root);
            ResponseExtensions.WriteCost(body, prepared.ReportedCost);
            body.WriteRaw((byte)'}');
            if (later is { Count: > 0 })
            {
                var rest = new IncrementalRun(schema, prepared, errors);
                return (rest.Begin(body, found.All, later), rest);
            }

            return (found.All.Count == 0
                ? new(ExecutionOutcome.Executed, body, hasErrors: false)
                : errors.Prepend(body, found.All, prepared.Request.CorrelationId), null);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static async IAsyncEnumerable<ExecutionResult> Parts(
        ExecutionResult first, IncrementalRun rest, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return first;
        await foreach (var next in rest.ContinueAsync(cancellationToken))
            yield return next;
    }
}
