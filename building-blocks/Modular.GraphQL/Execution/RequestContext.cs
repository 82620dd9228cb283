using System.Security.Claims;
using Modular.GraphQL.Execution.DataLoading;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>One request while it runs.</summary>
public sealed class RequestContext
{
    private long _time;

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

    /// <summary>
    /// The id of the last event that the client received before it came back (<see cref="IEventWithId"/>), as a transport handed it
    /// in; null where the client starts anew. A subscription goes on after that event. It is the client's word: check it as any argument.
    /// </summary>
    public string? LastEventId { get; init; }

    /// <summary>The root fields that run under an idempotency key; null where none does.</summary>
    internal KeyedFields? Keyed { get; init; }

    /// <summary>The loaders of the request.</summary>
    public DataLoaders Loaders { get; internal set; } = null!;

    /// <summary>The time of the request, as the clock had it when it was first asked: the same for all resolvers, so that the queries of several parents are alike.</summary>
    public DateTimeOffset TimeOf(TimeProvider clock)
    {
        if (Interlocked.Read(ref _time) == 0)
            Interlocked.CompareExchange(ref _time, clock.GetUtcNow().UtcTicks, 0);
        return new(Interlocked.Read(ref _time), TimeSpan.Zero);
    }

    /// <summary>Null where the caller may use a field with that access, otherwise the code that says why not.</summary>
    internal string? Refuses(FieldAccess access)
    {
        if (User.Identity is not { IsAuthenticated: true })
            return ErrorCodes.NotAuthenticated;
        foreach (var permission in access.Permissions)
        {
            if (!User.HasClaim(PermissionClaim, permission))
                return ErrorCodes.NotAuthorized;
        }

        return null;
    }

    /// <summary>The type of the claims that name the caller's permissions.</summary>
    internal const string PermissionClaim = "permission";
}
