using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Modular.GraphQL.Server;
using Modular.Kernel;
using Modular.Platform;

namespace Modular.Host.Access;

/// <summary>Bearer tokens, permissions and the caller.</summary>
internal static class AccessSetup
{
    private const string EitherScheme = "Either";

    /// <summary>Registers who the caller is; enough to build the schema.</summary>
    public static IServiceCollection AddCaller(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CallerScope>();
        services.AddCurrentRequest();
        services.AddSingleton<ISystemScopes, SystemScopes>();
        services.AddScoped(s => s.GetRequiredService<CallerScope>().Caller);
        services.AddSingleton<IClientAddress, ClientAddress>();
        services.AddSingleton(s => PermissionsOf(s.GetServices<Permission>()));
        services.AddSingleton(AccessCacheOptions.Load(configuration));
        services.AddSingleton<AccessCache>();
        services.AddSingleton<IAccessCache>(s => s.GetRequiredService<AccessCache>());
        services.AddSingleton<IUserIdentities, UserIdentities>();
        services.AddSingleton<PermissionClaims>();
        services.AddSingleton<IClaimsTransformation>(s => s.GetRequiredService<PermissionClaims>());
        services.AddSingleton<IAccessTokenIssuer>(s => s.GetRequiredService<TokenIssuer>());
        return services;
    }

    /// <summary>Registers the checking and issuing of tokens, of open streams too.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<TokenIssuer>();
        services.AddAuthorization();
        var schemes = services.AddAuthentication(DefaultScheme(settings));
        if (settings.Key is not null)
            schemes.AddJwtBearer(o => AcceptOwn(o, settings));
        if (settings.Authority is { } authority)
        {
            services.AddSingleton(authority);
            schemes.AddJwtBearer(AuthorityTokens.Scheme, o => AuthorityTokens.Configure(o, settings, authority));
            schemes.AddPolicyScheme(EitherScheme, null, o => o.ForwardDefaultSelector = c => AuthorityTokens.SchemeOf(c, authority));
        }

        services.AddOptions<GraphQLServerOptions>().Configure<AccessCache>((o, access) => o.Streams.StillHolds = access.StillHoldsAsync);
        return services;
    }

    private static string DefaultScheme(AccessSettings settings) =>
        settings.Authority is null ? JwtBearerDefaults.AuthenticationScheme : settings.Key is null ? AuthorityTokens.Scheme : EitherScheme;

    private static void AcceptOwn(JwtBearerOptions options, AccessSettings settings)
    {
        options.MapInboundClaims = false;
        options.SaveToken = false; // Nobody asks for its text, and an open stream would keep it.
        options.TokenValidationParameters = settings.Validation;
        options.Events = new JwtBearerEvents { OnTokenValidated = CheckOwnerAsync };
    }

    /// <summary>Which role holds what. Throws <see cref="HostStartException"/> where a permission is declared twice.</summary>
    internal static RolePermissions PermissionsOf(IEnumerable<Permission> declared)
    {
        try
        {
            return new(declared);
        }
        catch (ArgumentException e)
        {
            throw new HostStartException(e.Message, "declare each permission in one module only, and register it once", e);
        }
    }

    // An accepted token of somebody who is locked or gone, or of a session that has ended, does not count either (ACC-01).
    private static async Task CheckOwnerAsync(TokenValidatedContext context)
    {
        var access = context.HttpContext.RequestServices.GetRequiredService<AccessCache>();
        if (context.Principal?.Identity is not ClaimsIdentity token || await access.FindAsync(token) is null)
            context.Fail("The token's owner is no user that counts.");
    }
}
