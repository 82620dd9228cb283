using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Modular.Persistence.Backup;

/// <summary>Registers backups.</summary>
public static class BackupRegistration
{
    /// <summary>Registers <see cref="Backups"/> of all modules that are registered.</summary>
    /// <param name="services">The process's services, with the modules'.</param>
    /// <param name="configuration">Tells the kind of database, and where PostgreSQL's programs lie (<c>Backup:PostgresPrograms</c>).</param>
    /// <param name="dataPath">The data folder.</param>
    /// <param name="keys">Reads the keys to check with.</param>
    /// <exception cref="DatabaseSettingsException">The settings are wrong.</exception>
    public static IServiceCollection AddBackups(this IServiceCollection services, IConfiguration configuration, string dataPath, Func<BackupKeys> keys)
    {
        var settings = DatabaseSettings.Load(configuration);
        IDatabaseBackup databases = settings.Postgres is { } postgres
            ? new PostgresBackup(postgres, new(postgres, configuration["Backup:PostgresPrograms"]))
            : new SqliteBackup(dataPath);
        return services.AddSingleton(s =>
        {
            var copies = new ModuleCopies(s.GetServices<IModuleCopy>());
            var clock = s.GetRequiredService<TimeProvider>();
            return new Backups(
                dataPath, databases, copies,
                () => new(databases, copies, s.GetServices<IFileReferences>(), keys(), clock, s.GetRequiredService<ILoggerFactory>()), clock);
        });
    }

    /// <summary>Registers the nightly backup of this host, where <c>Backup:Folder</c> is set (ACC-05).</summary>
    /// <exception cref="BackupException">The settings are wrong.</exception>
    public static IServiceCollection AddNightlyBackups(this IServiceCollection services, IConfiguration configuration, string dataPath, Func<BackupKeys> keys) =>
        NightlyBackups.Load(configuration, dataPath) is { } nightly
            ? services.AddBackups(configuration, dataPath, keys).AddSingleton(nightly).AddJob<MakeBackup>()
            : services;
}
