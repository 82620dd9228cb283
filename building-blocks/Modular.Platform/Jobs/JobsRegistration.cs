using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Modular.Kernel;

namespace Modular.Platform.Jobs;

/// <summary>Registers what runs jobs.</summary>
internal static class JobsRegistration
{
    /// <summary>Registers it. Which jobs there are, the modules say.</summary>
    /// <exception cref="InvalidOperationException">The settings below <c>Jobs</c> are wrong.</exception>
    public static IServiceCollection AddJobScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(JobsOptions.Load(configuration));
        services.AddSingleton(s => new JobCatalog(s.GetServices<JobDeclaration>(), configuration));
        services.AddSingleton<IValidateOptions<JobsOptions>, JobCatalogCheck>();
        services.AddOptions<JobsOptions>().ValidateOnStart();
        services.AddSingleton<JobClaims>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<IBackgroundWork, JobScheduler>();
        foreach (var permission in JobPermissions.All)
            services.AddSingleton(permission);
        return services;
    }
}
