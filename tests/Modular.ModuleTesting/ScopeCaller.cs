using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.ModuleTesting;

/// <summary>Who asks in a scope: whom the test named, else the request's caller, else nobody.</summary>
internal sealed class ScopeCaller(RequestContextAccessor request)
{
    private ICaller? _named;

    /// <summary>The caller.</summary>
    public ICaller Caller
    {
        get => _named ?? (request.Current?.User.Identity as CallerIdentity)?.Caller ?? TestCaller.Anonymous;
        set => _named = value;
    }
}

/// <summary>Opens scopes whose caller is the system, as the host does.</summary>
internal sealed class SystemScopes(IServiceScopeFactory scopes) : ISystemScopes
{
    public AsyncServiceScope Open()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ScopeCaller>().Caller = SystemCaller.Instance;
        return scope;
    }
}
