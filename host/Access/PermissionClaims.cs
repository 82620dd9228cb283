using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Modular.Host.Access;

/// <summary>
/// Gives the owner of an accepted token the permissions of now (ACC-02). Permissions that a token claims itself are dropped, and so are its roles where
/// a module knows them: who may do what is decided here, at the time of the request.
/// </summary>
internal sealed class PermissionClaims(AccessCache access) : IClaimsTransformation
{
    /// <inheritdoc/>
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        // Called again for each authentication of a request and for each event of a stream, so it starts from the token's claims each time.
        var result = new ClaimsPrincipal();
        foreach (var identity in principal.Identities)
        {
            var token = (identity as AccessIdentity)?.Token ?? identity;
            result.AddIdentity(await access.FindAsync(token) is { } found ? AccessIdentity.Of(token, found) : new ClaimsIdentity());
        }

        return result;
    }
}
