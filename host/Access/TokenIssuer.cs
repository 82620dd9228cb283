using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>Issues access tokens.</summary>
internal sealed class TokenIssuer(AccessSettings settings, TimeProvider clock) : IAccessTokenIssuer
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <inheritdoc/>
    public Uri? Authority => settings.Authority?.Address;

    /// <inheritdoc/>
    public IssuedToken Issue(Guid userId, string name, Guid sessionId, TimeSpan lifetime)
    {
        var claims = ClaimsOf(userId, name);
        claims[CallerClaims.Session] = sessionId.ToString();
        return Sign(claims, lifetime);
    }

    /// <summary>A token without a session for the user with one role, in the scope of the merchants: for Development.</summary>
    public string Issue(Guid userId, string name, string role, IReadOnlyList<Guid> merchants, TimeSpan lifetime)
    {
        var claims = ClaimsOf(userId, name);
        claims[CallerClaims.Role] = role;
        if (merchants.Count > 0)
            claims[CallerClaims.Merchant] = merchants.Select(m => m.ToString()).ToArray();
        return Sign(claims, lifetime).Token;
    }

    private static Dictionary<string, object> ClaimsOf(Guid userId, string name) => new()
    {
        [CallerClaims.Subject] = userId.ToString(),
        [CallerClaims.Name] = name,
        [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N"),
    };

    private IssuedToken Sign(Dictionary<string, object> claims, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.Issuer,
            Audience = settings.Audience,
            TokenType = AccessSettings.TokenType,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(
                settings.Key ?? throw new InvalidOperationException("An outside authority issues the tokens."), AccessSettings.Algorithm),
        });
        return new(token, now + lifetime);
    }
}
