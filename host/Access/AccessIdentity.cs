using System.Security.Claims;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>A caller whose access has been worked out (ACC-02): the token's claims about who it is, with the roles, merchants and permissions of now.</summary>
internal sealed class AccessIdentity : ClaimsIdentity
{
    private static readonly string[] Worked = [CallerClaims.Role, CallerClaims.Merchant, CallerClaims.Permission];

    private AccessIdentity(IEnumerable<Claim> claims, ClaimsIdentity token, CallerAccess access)
        : base(claims, token.AuthenticationType, CallerClaims.Name, CallerClaims.Role) => (Token, Access) = (token, access);

    /// <summary>The identity as the token gave it.</summary>
    public ClaimsIdentity Token { get; }

    /// <summary>What the caller may do.</summary>
    public CallerAccess Access { get; }

    /// <summary>The token's identity with that access.</summary>
    public static AccessIdentity Of(ClaimsIdentity token, CallerAccess access) => new(
        [
            .. token.Claims.Where(c => !Worked.Contains(c.Type) && (access.Language is null || c.Type != CallerClaims.Language)),
            .. access.Language is { } language ? [new Claim(CallerClaims.Language, language)] : Array.Empty<Claim>(),
            .. access.Roles.Select(r => r.Name).Distinct().Select(r => new Claim(CallerClaims.Role, r)),
            .. access.MerchantScope.Select(m => new Claim(CallerClaims.Merchant, m.ToString())),
            .. access.Permissions.Select(p => new Claim(CallerClaims.Permission, p)),
        ],
        token, access);

    /// <summary>The access of a principal; null where none was worked out.</summary>
    public static AccessIdentity? In(ClaimsPrincipal user) => user.Identities.OfType<AccessIdentity>().FirstOrDefault();
}
