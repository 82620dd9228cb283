using Microsoft.IdentityModel.Tokens;

namespace Modular.Host.Access;

/// <summary>What makes a token one of ours.</summary>
/// <param name="Key">The key that signs and verifies; null where an outside authority does that alone.</param>
/// <param name="Issuer">Who issues (<c>Access:Issuer</c>).</param>
/// <param name="Audience">Whom tokens are for (<c>Access:Audience</c>).</param>
/// <param name="Authority">Who says who users are in place of this host; null where nobody does.</param>
internal sealed record AccessSettings(ECDsaSecurityKey? Key, string Issuer, string Audience, OutsideAuthority? Authority = null)
{
    /// <summary>The one algorithm; a token that names another is refused whatever its signature.</summary>
    public const string Algorithm = SecurityAlgorithms.EcdsaSha256;

    /// <summary>The type in the token's header, after RFC 9068.</summary>
    public const string TokenType = "at+jwt";

    /// <summary>How far two clocks may differ.</summary>
    public static TimeSpan ClockSkew { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How a token of this host is checked: signature, algorithm, type, issuer, audience, time.</summary>
    public TokenValidationParameters Validation => new()
    {
        IssuerSigningKey = Key,
        ValidAlgorithms = [Algorithm],
        ValidTypes = [TokenType],
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ValidateIssuerSigningKey = true,
        ClockSkew = ClockSkew,
        NameClaimType = Kernel.CallerClaims.Name,
        RoleClaimType = Kernel.CallerClaims.Role,
    };

    /// <summary>Reads the settings, and the key from its file.</summary>
    public static AccessSettings Load(IConfiguration configuration, string dataPath, bool isDevelopment)
    {
        var authority = OutsideAuthority.Load(configuration, isDevelopment);
        return new(
            // Development hands out tokens of its own beside the authority's; nobody else does.
            authority is null || isDevelopment ? SigningKey.Load(configuration["Access:SigningKeyFile"], dataPath, isDevelopment) : null,
            configuration["Access:Issuer"] ?? "modular",
            configuration["Access:Audience"] ?? "modular",
            authority);
    }
}
