using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Modular.GraphQL.Server;

/// <summary>Who is at the other end of a connection, and until when that holds.</summary>
/// <param name="User">The caller; without an identity where there is no token.</param>
/// <param name="ExpiresAt">When the token ends; null where it does not, or there is none.</param>
public sealed record ConnectionIdentity(ClaimsPrincipal User, DateTimeOffset? ExpiresAt)
{
    /// <summary>Who sent the HTTP request.</summary>
    internal static ConnectionIdentity Of(HttpContext context) => new(
        context.User,
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc);
}

/// <summary>Finds out whose token a client gave in the payload of <c>connection_init</c>.</summary>
public interface IConnectionAuthenticator
{
    /// <summary>The token's owner; null where the token is not accepted.</summary>
    /// <param name="connection">The request that opened the WebSocket.</param>
    /// <param name="token">The token without the word Bearer.</param>
    Task<ConnectionIdentity?> AuthenticateAsync(HttpContext connection, string token);
}
