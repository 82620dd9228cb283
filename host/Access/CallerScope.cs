using System.Security.Claims;
using Modular.GraphQL.Execution;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Host.Access;

/// <summary>
/// Who is asking in this dependency injection scope: the request's caller in every scope that serves one, the system where
/// the host said so, nobody otherwise.
/// </summary>
internal sealed class CallerScope(RequestContextAccessor graphQL, IHttpContextAccessor http)
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());
    private ICaller? _caller;

    /// <summary>The caller.</summary>
    public ICaller Caller =>
        _caller ??= new ClaimsCaller(graphQL.Current?.User ?? http.HttpContext?.User ?? Nobody);

    /// <summary>Makes the scope one of the system's own; before anything in it has asked for the caller.</summary>
    public void RunAsSystem()
    {
        if (_caller is not null)
            throw new InvalidOperationException("The scope has a caller already.");
        _caller = SystemCaller.Instance;
    }
}
