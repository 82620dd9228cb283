using Modular.Kernel;

namespace Modular.Host.Access;

/// <summary>Who can be signed in as, and tokens for them; mapped in Development only.</summary>
internal static class DevelopmentEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Maps <c>GET /dev/users</c> and <c>POST /dev/token/{user}</c>.</summary>
    public static void MapDevelopmentTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/dev/users", () => DemoUsers.All.Select(u =>
            new { Name = u.Key, u.Id, DisplayName = u.Name, Roles = new[] { u.Role } }));
        routes.MapPost("/dev/token/{user}", async (
            string user, TokenIssuer issuer, IEnumerable<IMerchantScopeSource> sources, CancellationToken cancellationToken) =>
        {
            if (DemoUsers.All.FirstOrDefault(u => u.Key == user) is not { } found)
            {
                return Results.NotFound(new
                {
                    Error = $"There is no demo user '{user}'; there are {string.Join(", ", DemoUsers.All.Select(u => u.Key))}.",
                });
            }

            var merchants = new List<Guid>();
            if (!Roles.IsStaff(found.Role))
            {
                foreach (var source in sources)
                    merchants.AddRange(await source.MerchantsOfAsync(found.Id, cancellationToken));
            }

            return Results.Ok(new { Token = issuer.Issue(found.Id, found.Name, found.Role, merchants, Lifetime) });
        });
    }
}
