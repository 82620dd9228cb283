using Microsoft.Extensions.DependencyInjection;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Tells scoped services which request they serve. Register it as scoped; the engine fills it in the request's scope and in
/// each scope that it creates for a resolver or a batch.
/// </summary>
public sealed class RequestContextAccessor
{
    /// <summary>The request; null outside of one.</summary>
    public RequestContext? Current { get; set; }
}

/// <summary>Makes dependency injection scopes that know their request.</summary>
internal static class RequestScope
{
    public static AsyncServiceScope Create(RequestContext request)
    {
        var scope = request.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        if (scope.ServiceProvider.GetService<RequestContextAccessor>() is { } accessor)
            accessor.Current = request;
        return scope;
    }
}

/// <summary>
/// The services of the request's own scope, told of the request when the first is asked for: most requests only ask for scopes
/// for their resolvers, and a transport need not make one of its own for these.
/// </summary>
internal sealed class OwnServices(IServiceProvider services) : IServiceProvider
{
    private readonly Lock _turn = new();
    private volatile bool _isTold;

    /// <summary>The request.</summary>
    public RequestContext? Request { get; set; }

    /// <inheritdoc/>
    public object? GetService(Type serviceType)
    {
        if (!_isTold && serviceType != typeof(IServiceScopeFactory))
            Tell();
        return services.GetService(serviceType);
    }

    // Resolvers run in parallel, and a scope that is made when it is first asked for must be made once.
    private void Tell()
    {
        lock (_turn)
        {
            if (!_isTold && services.GetService<RequestContextAccessor>() is { } accessor)
                accessor.Current = Request;
            _isTold = true;
        }
    }
}
