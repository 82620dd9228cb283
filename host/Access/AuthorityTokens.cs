using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>Accepts the tokens of an outside authority, and makes their owners users of the platform (ACC-01).</summary>
internal static class AuthorityTokens
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string Scheme = "Authority";

    // A key id that nobody knows makes the keys be read anew; not more often than this, whoever sends such ids.
    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeysCountFor = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int LargestDocument = 1 << 20;

    /// <summary>Sets the scheme up.</summary>
    public static void Configure(JwtBearerOptions options, AccessSettings settings, OutsideAuthority authority)
    {
        options.MapInboundClaims = false;
        options.SaveToken = false; // Nobody asks for its text, and an open stream would keep it.
        options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{authority.Address.OriginalString.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = LargestDocument }) { RequireHttps = authority.Address.Scheme == Uri.UriSchemeHttps })
        {
            RefreshInterval = BetweenRefreshes,
            AutomaticRefreshInterval = KeysCountFor,
            // A key that the authority has withdrawn counts no more.
            UseLastKnownGoodConfiguration = false,
        };
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = authority.Algorithms,
            // RFC 9068, and what authorities wrote before it.
            ValidTypes = ["at+jwt", "application/at+jwt", "JWT"],
            // The settings decide, not the document that is read from the address.
            IssuerValidator = (issuer, _, _) => issuer == authority.Issuer ? issuer : throw new SecurityTokenInvalidIssuerException("Not the issuer that the settings name."),
            ValidAudience = settings.Audience,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            ClockSkew = AccessSettings.ClockSkew,
            NameClaimType = CallerClaims.Name,
            RoleClaimType = CallerClaims.Role,
        };
        options.Events = new JwtBearerEvents { OnMessageReceived = ReadKeysAsync, OnTokenValidated = TakeOwnerAsync };
    }

    /// <summary>The scheme that a token asks for by the issuer that it claims; the scheme then finds out whether it is true.</summary>
    public static string SchemeOf(HttpContext context, OutsideAuthority authority) =>
        TokenOf(context.Request) is { } token && token.Issuer == authority.Issuer ? Scheme : JwtBearerDefaults.AuthenticationScheme;

    // Without keys nobody can say whether a token counts; that is no reason to call it false.
    private static async Task ReadKeysAsync(MessageReceivedContext context)
    {
        try
        {
            await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException e)
        {
            throw new AuthorityUnreachableException(e);
        }
    }

    // Nothing of it is checked yet; null where it is no token.
    private static JsonWebToken? TokenOf(HttpRequest request)
    {
        const string Bearer = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return new JsonWebToken(header[Bearer.Length..].Trim());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static async Task TakeOwnerAsync(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (OutsideIdentity.Of((ClaimsIdentity)context.Principal!.Identity!, services.GetRequiredService<OutsideAuthority>().Issuer) is not { } owner)
        {
            context.Fail("The token names no subject.");
            return;
        }

        var access = services.GetRequiredService<AccessCache>();
        if (await access.FindAsync(owner.Identity) is not { } known || known.Name != owner.User.Name)
        {
            if (services.GetService<IOutsideUsers>() is { } users)
                await users.AdmitAsync(owner.User, context.HttpContext.RequestAborted);
        }

        if (await access.FindAsync(owner.Identity) is null)
            context.Fail("The token's owner is no user that counts.");
        else
            context.Principal = new ClaimsPrincipal(owner.Identity);
    }
}

/// <summary>The authority has never answered, so that no token of it can be checked.</summary>
internal sealed class AuthorityUnreachableException(Exception cause) : Exception("The outside authority cannot be reached.", cause);
