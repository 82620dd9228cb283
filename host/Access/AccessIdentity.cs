using System.Collections.Concurrent;
using System.Security.Claims;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>
/// A caller whose access has been worked out (ACC-02): the token's claims about who it is, with the roles, merchants and permissions of now. It holds no claims of its own, but says them when
/// it is asked: there is one for each request and each event of a stream, and thousands while as many streams are open.
/// </summary>
internal sealed class AccessIdentity : ClaimsIdentity
{
    private static readonly string[] Worked = [CallerClaims.Role, CallerClaims.Merchant, CallerClaims.Permission];

    // Those that modules have declared, and no more.
    private static readonly ConcurrentDictionary<string, Claim> Permissions = new(StringComparer.Ordinal);

    private AccessIdentity(ClaimsIdentity token, CallerAccess access)
        : base(token.AuthenticationType, CallerClaims.Name, CallerClaims.Role) => (Token, Access) = (token, access);

    /// <summary>The identity as the token gave it.</summary>
    public ClaimsIdentity Token { get; }

    /// <summary>What the caller may do.</summary>
    public CallerAccess Access { get; }

    /// <inheritdoc/>
    public override IEnumerable<Claim> Claims =>
    [
        .. Token.Claims.Where(c => !IsWorked(c.Type) && (Access.Language is null || c.Type != CallerClaims.Language)),
        .. Access.Language is { } language ? [new Claim(CallerClaims.Language, language)] : Array.Empty<Claim>(),
        .. Access.Roles.Select(r => r.Name).Distinct().Select(r => new Claim(CallerClaims.Role, r)),
        .. Access.MerchantScope.Select(m => new Claim(CallerClaims.Merchant, m.ToString())),
        .. Access.Permissions.Select(p => Permissions.GetOrAdd(p, static name => new(CallerClaims.Permission, name))),
    ];

    /// <inheritdoc/>
    public override bool HasClaim(string type, string value) => type == CallerClaims.Permission ? Access.Has(value) : base.HasClaim(type, value);

    /// <summary>The first of that type; of those that no access changes, in the token itself.</summary>
    public override Claim? FindFirst(string type) =>
        type == CallerClaims.Language || IsWorked(type) ? base.FindFirst(type) : Token.FindFirst(type);

    /// <summary>The same access: the claims of a copy would be those that are held, and none are.</summary>
    public override ClaimsIdentity Clone() => new AccessIdentity(Token, Access);

    /// <summary>The token's identity with that access.</summary>
    public static AccessIdentity Of(ClaimsIdentity token, CallerAccess access) => new(Bare(token), access);

    /// <summary>The access of a principal; null where none was worked out.</summary>
    public static AccessIdentity? In(ClaimsPrincipal user) => user.Identities.OfType<AccessIdentity>().FirstOrDefault();

    private static bool IsWorked(string type) => Worked.Contains(type, StringComparer.OrdinalIgnoreCase);

    // What has read the token keeps its text and all that was parsed from it, which an open stream has no use for.
    private static ClaimsIdentity Bare(ClaimsIdentity token) => token.GetType() == typeof(ClaimsIdentity) ? token : new(
        token.Claims.Select(c => new Claim(c.Type, c.Value, c.ValueType, c.Issuer)), token.AuthenticationType, token.NameClaimType, token.RoleClaimType);
}
