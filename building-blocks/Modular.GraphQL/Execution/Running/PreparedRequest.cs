using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>A request whose operation is chosen and whose variables are coerced: ready to run, once or for each event.</summary>
internal sealed record PreparedRequest(GraphQLRequest Request, PreparedDocument Document, PreparedOperation Operation, VariableValues Variables)
{
    /// <summary>The bound of the cost where the response tells it; null otherwise.</summary>
    public double? ReportedCost { get; init; }

    /// <summary>The root fields that run under an idempotency key; null where none does.</summary>
    public KeyedFields? Keyed { get; init; }

    /// <summary>The compiled selections.</summary>
    public SelectionPlan Plan { get; } = Operation.PlanFor(Variables, Request.AllowIncremental && Operation.Syntax.Kind != Language.OperationKind.Subscription);

    /// <summary>The context in which it runs, with the services of the request's own scope.</summary>
    public RequestContext OwnContext(Schema schema, CancellationToken cancellationToken)
    {
        var services = new OwnServices(Request.Services);
        return services.Request = ContextFor(schema, services, cancellationToken);
    }

    /// <summary>The context in which it runs, with the services of one scope.</summary>
    public RequestContext ContextFor(Schema schema, IServiceProvider services, CancellationToken cancellationToken) => new()
    {
        Schema = schema,
        Services = services,
        User = Request.User,
        CancellationToken = cancellationToken,
        CorrelationId = Request.CorrelationId,
        LastEventId = Request.LastEventId,
        Keyed = Keyed,
    };
}
