using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Modular.Kernel;

/// <summary>A job that the process knows. Registered as a singleton each.</summary>
/// <param name="Type">Its class, registered as scoped.</param>
/// <param name="Schedule">Its name and its times, before settings.</param>
public sealed record JobDeclaration(Type Type, JobAttribute Schedule);

/// <summary>Registers jobs.</summary>
public static class JobRegistration
{
    /// <summary>Registers all jobs of an assembly.</summary>
    /// <exception cref="InvalidOperationException">A job has no <see cref="JobAttribute"/>.</exception>
    public static IServiceCollection AddJobs(this IServiceCollection services, Assembly assembly)
    {
        foreach (var job in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && t.IsAssignableTo(typeof(IJob))))
            services.AddJob(job, ScheduleOf(job));
        return services;
    }

    /// <summary>Registers one job of a building block.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="schedule">Its name and times where they depend on the module that it works for; its attribute's unless said.</param>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, JobAttribute? schedule = null) where TJob : class, IJob =>
        services.AddJob(typeof(TJob), schedule ?? ScheduleOf(typeof(TJob)));

    private static JobAttribute ScheduleOf(Type job) => job.GetCustomAttribute<JobAttribute>()
        ?? throw new InvalidOperationException($"{job.FullName} is a job and has no [Job(\"module.what-it-does\", \"cron\")].");

    private static IServiceCollection AddJob(this IServiceCollection services, Type job, JobAttribute schedule) =>
        services.AddScoped(job).AddSingleton(new JobDeclaration(job, schedule));
}
