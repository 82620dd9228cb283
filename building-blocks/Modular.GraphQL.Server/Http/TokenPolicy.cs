using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Modular.GraphQL.Server.Http;

/// <summary>Without credentials a caller is anonymous; with some that nobody accepted it is told so, rather than seeing less than it expects.</summary>
internal sealed class TokenPolicy(IServiceProvider services)
{
    private readonly bool _authenticates = services.GetService<IAuthenticationSchemeProvider>() is not null;

    /// <summary>Refuses with 401 a request whose <c>Authorization</c> header authentication did not accept.</summary>
    public void RefuseInvalid(HttpContext context)
    {
        if (!_authenticates || context.Request.Headers.Authorization.Count == 0 || context.User.Identity is { IsAuthenticated: true })
            return;
        throw new RequestRefusedException(StatusCodes.Status401Unauthorized, ErrorCodes.InvalidToken, "The token is invalid or has expired.")
        {
            Challenge = "Bearer error=\"invalid_token\"",
        };
    }
}
