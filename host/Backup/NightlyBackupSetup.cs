using Modular.Host.Access;
using Modular.Persistence.Backup;

namespace Modular.Host.Backup;

/// <summary>The backups that the host makes by itself (ACC-05).</summary>
internal static partial class NightlyBackupSetup
{
    /// <summary>Registers them where <c>Backup:Folder</c> is set. Throws <see cref="HostStartException"/>.</summary>
    public static void AddNightlyBackups(this WebApplicationBuilder builder, HostSettings settings)
    {
        try
        {
            builder.Services.AddNightlyBackups(builder.Configuration, settings.DataPath, () => builder.FindBackupKeys(settings));
        }
        catch (BackupException e)
        {
            throw new HostStartException(e.Message, e.Advice, e);
        }
    }

    /// <summary>The keys that there are, for what can be checked with them.</summary>
    public static BackupKeys FindBackupKeys(this WebApplicationBuilder builder, HostSettings settings) => new(
        builder.FindKeys(KeyRingFiles.Files, settings), builder.FindKeys(KeyRingFiles.Sensitive, settings), builder.FindKeys(KeyRingFiles.Audit, settings));

    /// <summary>Says so where nobody makes backups.</summary>
    public static void CheckBackups(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() && string.IsNullOrEmpty(app.Configuration["Backup:Folder"]))
            None(app.Logger);
    }

    [LoggerMessage(LogLevel.Warning, "Backup:Folder is not set: this host makes no nightly backups")]
    private static partial void None(ILogger logger);
}
