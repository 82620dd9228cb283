using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Access;
using Modular.Kernel;

namespace Modular.Host.Tests.Access;

/// <summary>The host's access to its callers, without a host.</summary>
internal static class AccessFixture
{
    /// <summary>What becomes of tokens where no module knows who holds what.</summary>
    public static PermissionClaims OfTokens(params IReadOnlyList<Permission> permissions) => new(Cache(null, TimeProvider.System, permissions));

    /// <summary>The cache over a source, or over tokens alone.</summary>
    public static AccessCache Cache(IAccessSource? source, TimeProvider clock, params IReadOnlyList<Permission> permissions)
    {
        var services = new ServiceCollection();
        if (source is not null)
            services.AddScoped(_ => source);
        var provider = services.BuildServiceProvider();
        return new(new Scopes(provider), provider.GetRequiredService<IServiceProviderIsService>(), new(permissions), new(TimeSpan.FromSeconds(2)), clock);
    }

    private sealed class Scopes(IServiceProvider services) : ISystemScopes
    {
        public AsyncServiceScope Open() => services.CreateAsyncScope();
    }
}
