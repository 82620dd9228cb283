using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Runs the selections of a prepared request on one root value and writes the response.</summary>
internal sealed class OperationRun(Schema schema, ErrorResponses errors)
{
    /// <summary>Runs with the services of the request's own scope.</summary>
    public Task<ExecutionResult> RunAsync(PreparedRequest prepared, CancellationToken cancellationToken)
    {
        var services = prepared.Request.Services;
        var context = prepared.ContextFor(schema, services, cancellationToken);
        if (services.GetService<RequestContextAccessor>() is { } accessor)
            accessor.Current = context;
        return RunAsync(prepared, context, prepared.Request.RootValue);
    }

    /// <summary>Runs with a scope made for this run alone, as each event of a subscription does.</summary>
    public async Task<ExecutionResult> RunInScopeAsync(PreparedRequest prepared, object? root, CancellationToken cancellationToken)
    {
        var outer = prepared.ContextFor(schema, prepared.Request.Services, cancellationToken);
        await using var scope = RequestScope.Create(outer);
        var context = prepared.ContextFor(schema, scope.ServiceProvider, cancellationToken);
        var result = await RunAsync(prepared, context, root);
        result.EventId = (root as IEventWithId)?.EventId;
        return result;
    }

    private async Task<ExecutionResult> RunAsync(PreparedRequest prepared, RequestContext context, object? root)
    {
        var execution = new OperationExecution(context, prepared.Variables);
        var batch = prepared.Operation.Syntax.Kind == OperationKind.Mutation
            ? await execution.RunSeriallyAsync(prepared.Plan, root)
            : await execution.RunAsync(prepared.Plan, root);
        context.CancellationToken.ThrowIfCancellationRequested();
        return Write(batch, prepared);
    }

    private ExecutionResult Write(ObjectBatch root, PreparedRequest prepared)
    {
        var body = new ResponseWriter();
        try
        {
            var path = new ResponsePath();
            var found = new ExecutionErrors(prepared.Document.Syntax, path);
            body.WriteRaw("{\"data\":"u8);
            new ResultWriter(body, schema, found, path).WriteRoot(root);
            ResponseExtensions.WriteCost(body, prepared.ReportedCost);
            body.WriteRaw((byte)'}');
            return found.All.Count == 0
                ? new(ExecutionOutcome.Executed, body, hasErrors: false)
                : errors.Prepend(body, found.All, prepared.Request.CorrelationId);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }
}
