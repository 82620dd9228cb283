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
