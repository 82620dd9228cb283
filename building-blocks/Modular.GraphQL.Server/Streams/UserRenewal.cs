using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Modular.GraphQL.Server.Streams;

/// <summary>Gives a caller the permissions of now while a stream runs, by the application's own claims transformation.</summary>
internal sealed class UserRenewal
{
    private readonly IServiceScopeFactory _scopes;

    public UserRenewal(IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        using var scope = scopes.CreateScope();
        if (scope.ServiceProvider.GetService<IClaimsTransformation>() is not (null or NoopClaimsTransformation))
            Renew = RenewAsync;
    }

    /// <summary>Renews a caller; null where the application transforms no claims.</summary>
    public Func<ClaimsPrincipal, Task<ClaimsPrincipal>>? Renew { get; }

    private async Task<ClaimsPrincipal> RenewAsync(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true })
            return user;
        await using var scope = _scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IClaimsTransformation>().TransformAsync(user);
    }
}
