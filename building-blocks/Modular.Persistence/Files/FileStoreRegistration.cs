using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>Registers the file store.</summary>
public static class FileStoreRegistration
{
    /// <summary>
    /// Registers the store in the folder <c>files</c> of the data folder, its links, and the job that sweeps it. They want <see cref="FileKeys"/>
    /// and a clock when they are first used, not before: a process that only prints the schema needs neither.
    /// </summary>
    /// <param name="services">The process's services.</param>
    /// <param name="dataPath">The data folder.</param>
    /// <param name="orphanGrace">How old a file without a row gets before it is removed; longer than any request takes.</param>
    public static IServiceCollection AddFileStore(this IServiceCollection services, string dataPath, TimeSpan orphanGrace)
    {
        services.AddSingleton(s => new FileStore(
            Path.Combine(dataPath, "files"), s.GetRequiredService<FileKeys>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<FileStore>>()));
        services.AddSingleton(s => new FileLinks(s.GetRequiredService<FileKeys>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new OrphanSweep(
            s.GetRequiredService<FileStore>(), s.GetServices<IFileReferences>(), s.GetRequiredService<TimeProvider>(), orphanGrace, s.GetRequiredService<ILogger<OrphanSweep>>()));
        return services.AddJob<SweepOrphans>();
    }
}
