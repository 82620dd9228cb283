using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>
/// Gives a caller the permissions of the roles that the token names (ACC-02). Permissions that a token claims itself are
/// dropped: which role holds what is decided here, at the time of the request.
/// </summary>
internal sealed class PermissionClaims : IClaimsTransformation
{
    private readonly FrozenDictionary<string, string[]> _ofRole;
    private readonly string[] _all;

    /// <param name="permissions">What the modules declare.</param>
    public PermissionClaims(IEnumerable<Permission> permissions)
    {
        var declared = permissions.ToList();
        if (declared.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new HostStartException($"The permission {twice.Key} is declared {twice.Count()} times.",
                "declare each permission in one module only, and register it once");
        }

        _all = [.. declared.Select(p => p.Name)];
        _ofRole = declared.SelectMany(p => p.Roles.Distinct().Select(r => (Role: r, p.Name)))
            .GroupBy(p => p.Role, p => p.Name).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>The permissions of a role.</summary>
    public IReadOnlyList<string> Of(string role) => role == Roles.Admin ? _all : _ofRole.GetValueOrDefault(role) ?? [];

    /// <inheritdoc/>
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        // Called again for each authentication of a request, so it starts from the token's claims each time.
        var result = new ClaimsPrincipal();
        foreach (var identity in principal.Identities)
        {
            var claims = identity.Claims.Where(c => c.Type != CallerClaims.Permission).ToList();
            var roles = claims.Where(c => identity.IsAuthenticated && c.Type == CallerClaims.Role).Select(c => c.Value).ToList();
            claims.AddRange(roles.SelectMany(Of).Distinct().Select(p => new Claim(CallerClaims.Permission, p)));
            result.AddIdentity(new ClaimsIdentity(claims, identity.AuthenticationType, CallerClaims.Name, CallerClaims.Role));
        }

        return Task.FromResult(result);
    }
}
