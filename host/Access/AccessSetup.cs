using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Modular.GraphQL.Execution;
using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>Bearer tokens, permissions and the caller.</summary>
internal static class AccessSetup
{
    /// <summary>Registers who the caller is; enough to build the schema.</summary>
    public static IServiceCollection AddCaller(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<RequestContextAccessor>();
        services.AddScoped<CallerScope>();
        services.AddSingleton<ISystemScopes, SystemScopes>();
        services.AddScoped(s => s.GetRequiredService<CallerScope>().Caller);
        services.AddSingleton<PermissionClaims>();
        services.AddSingleton<IClaimsTransformation>(s => s.GetRequiredService<PermissionClaims>());
        return services;
    }

    /// <summary>Registers the checking and issuing of tokens.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<TokenIssuer>();
        services.AddAuthorization();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = settings.Validation;
            options.Events = new JwtBearerEvents
            {
                OnTokenValidated = context =>
                {
                    if (!Guid.TryParse(context.Principal?.FindFirst(CallerClaims.Subject)?.Value, out _))
                        context.Fail("The token's subject is not a user's id.");
                    return Task.CompletedTask;
                },
            };
        });
        return services;
    }
}
