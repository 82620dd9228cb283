using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Modular.GraphQL.Server.Http;

/// <summary>The services of a request. ASP.NET Core makes the request's scope when it is first asked for a service, and this asks no sooner than needed.</summary>
internal sealed class RequestServices(HttpContext context, IServiceScopeFactory scopes) : IServiceProvider
{
    /// <inheritdoc/>
    public object? GetService(Type serviceType) =>
        serviceType == typeof(IServiceScopeFactory) ? scopes : context.RequestServices.GetService(serviceType);
}
