using Microsoft.Extensions.DependencyInjection;

namespace Modular.Kernel;

/// <summary>Registers what tells callers what they may do.</summary>
public static class ActionRegistration
{
    /// <summary>Registers <see cref="AllowedActions"/> over the schema's metadata (FE-01).</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="find">The permissions of the mutation of that name, empty where being signed in is enough; null where there is none.</param>
    public static IServiceCollection AddAllowedActions(this IServiceCollection services, Func<IServiceProvider, string, IReadOnlyList<string>?> find) =>
        services.AddSingleton(s => new MutationPermissions(name => find(s, name))).AddScoped<AllowedActions>();
}
