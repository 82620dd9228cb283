using Modular.GraphQL.Execution;
using Modular.Kernel;

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
