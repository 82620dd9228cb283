using System.Security.Claims;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>Works out what a user may do without a token at hand, as for the owner of one that belongs to no session.</summary>
internal sealed class UserIdentities(AccessCache access) : IUserIdentities
{
    private const string Deferred = "Deferred";

    /// <inheritdoc/>
    public async ValueTask<ClaimsPrincipal?> FindAsync(Guid userId)
    {
        var identity = new ClaimsIdentity([new Claim(CallerClaims.Subject, userId.ToString())], Deferred);
        return await access.FindAsync(identity) is { } found ? new ClaimsPrincipal(AccessIdentity.Of(identity, found)) : null;
    }
}
