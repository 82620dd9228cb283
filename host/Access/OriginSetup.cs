using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Modular.Host.Access;

/// <summary>Lets the browsers of allowed origins read the host's answers (CORS).</summary>
internal static class OriginSetup
{
    // What browsers ask about a preflight, they need not ask again for so long.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Registers the policy; without allowed origins nobody else's page reads anything.</summary>
    public static IServiceCollection AddOrigins(this IServiceCollection services, GraphQLSettings settings) =>
        services.AddCors(o => o.AddDefaultPolicy(p => Allow(p, settings)));

    private static void Allow(CorsPolicyBuilder policy, GraphQLSettings settings) => policy
        .WithOrigins([.. settings.AllowedOrigins])
        .WithMethods(HttpMethods.Get, HttpMethods.Post)
        .AllowAnyHeader()
        .WithExposedHeaders("X-Correlation-Id")
        .SetPreflightMaxAge(Remembered);
}
