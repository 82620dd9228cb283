using System.Security.Claims;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>One request while it runs.</summary>
public sealed class RequestContext
{
    /// <summary>The schema.</summary>
    public required Schema Schema { get; init; }

    /// <summary>The services of the request's scope.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>The caller.</summary>
    public required ClaimsPrincipal User { get; init; }

    /// <summary>Ends when the client goes away or the request takes too long.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Finds the request in logs; written beside masked errors.</summary>
    public required string CorrelationId { get; init; }
}
