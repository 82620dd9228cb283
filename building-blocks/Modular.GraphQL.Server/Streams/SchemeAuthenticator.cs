using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Modular.GraphQL.Server.Streams;

/// <summary>Asks the application's own authentication, as if the token had come in the header of a request.</summary>
internal sealed class SchemeAuthenticator : IConnectionAuthenticator
{
    /// <inheritdoc/>
    public async Task<ConnectionIdentity?> AuthenticateAsync(HttpContext connection, string token)
    {
        // A scope of its own, as the connection's holds handlers that have read the handshake's header.
        await using var scope = connection.RequestServices.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<IAuthenticationService>() is not { } authentication)
            return null;
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = connection.RequestAborted };
        request.Request.Scheme = connection.Request.Scheme;
        request.Request.Host = connection.Request.Host;
        request.Request.Path = connection.Request.Path;
        request.Request.Headers.Authorization = "Bearer " + token;
        var result = await authentication.AuthenticateAsync(request, scheme: null);
        return result.Succeeded ? new ConnectionIdentity(result.Principal, result.Properties?.ExpiresUtc) : null;
    }
}
