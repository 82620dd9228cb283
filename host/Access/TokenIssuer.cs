using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>Issues access tokens.</summary>
internal sealed class TokenIssuer(AccessSettings settings, TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token for the user with one role, in the scope of the merchants.</summary>
    public string Issue(Guid userId, string name, string role, IReadOnlyList<Guid> merchants, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            [CallerClaims.Subject] = userId.ToString(),
            [CallerClaims.Name] = name,
            [CallerClaims.Role] = role,
            [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N"),
        };
        if (merchants.Count > 0)
            claims[CallerClaims.Merchant] = merchants.Select(m => m.ToString()).ToArray();
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.Issuer,
            Audience = settings.Audience,
            TokenType = AccessSettings.TokenType,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(settings.Key, AccessSettings.Algorithm),
        });
    }
}
