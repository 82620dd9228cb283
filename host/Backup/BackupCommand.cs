using Modular.Host.Access;
using Modular.Persistence.Backup;

namespace Modular.Host.Backup;

/// <summary>
/// <c>backup --to DIR</c>, <c>backup verify --from DIR</c> and <c>restore --from DIR</c>, with the settings that the host is started with. The first may
/// run beside hosts. They end with 0, with 1 where they could not do their work, and with 2 where a backup is not what was written.
/// </summary>
internal static class BackupCommand
{
    /// <summary>Makes a backup. Throws <see cref="HostStartException"/>.</summary>
    public static Task MakeAsync(string[] args, TextWriter console) =>
        RunAsync(args, "to", console, (backups, folder, _) => backups.MakeAsync(folder, CancellationToken.None));

    /// <summary>Verifies a backup. Throws <see cref="HostStartException"/>.</summary>
    public static Task VerifyAsync(string[] args, TextWriter console) =>
        RunAsync(args, "from", console, (backups, folder, _) => backups.VerifyAsync(folder, CancellationToken.None));

    /// <summary>Restores a backup. Throws <see cref="HostStartException"/>.</summary>
    public static Task RestoreAsync(string[] args, TextWriter console) =>
        RunAsync(args, "from", console, (backups, folder, beside) => backups.RestoreAsync(folder, beside, CancellationToken.None));

    private static async Task RunAsync(
        string[] args, string option, TextWriter console, Func<Backups, string, IReadOnlyCollection<string>, Task<BackupReport>> work)
    {
        var builder = ModularHost.CreateBuilder(args);
        if (builder.Configuration[option] is not { Length: > 0 } folder)
            throw new HostStartException($"Which folder? --{option} is not given.", $"write --{option} DIR");
        var settings = HostSettings.Load(builder.Configuration, builder.Environment);
        builder.AddModules(settings, modulesFolder: null);
        builder.Services.AddBackups(builder.Configuration, settings.DataPath, () => builder.FindBackupKeys(settings));
        await using var app = builder.Build();
        try
        {
            var report = await work(app.Services.GetRequiredService<Backups>(), folder, builder.KeyFilesIn(settings));
            foreach (var line in report.Lines)
                await console.WriteLineAsync(line);
            if (report.Problems.Count > 0)
                throw new BadBackupException($"The checks have found:\n  {string.Join("\n  ", report.Problems)}", Advice(settings));
        }
        catch (DamagedBackupException e)
        {
            throw new BadBackupException(e.Message, e.Advice, e);
        }
        catch (BackupException e)
        {
            throw new HostStartException(e.Message, e.Advice, e);
        }
    }

    private static string Advice(HostSettings settings) => new UnfinishedRestore(settings.DataPath) is { IsThere: true } restored
        ? $"take another backup; to use what was restored nevertheless, remove {restored.File}"
        : "take another backup";
}

/// <summary>A backup is not what was written, or does not hold what it should.</summary>
internal sealed class BadBackupException(string problem, string advice, Exception? cause = null) : HostStartException(problem, advice, cause)
{
    /// <inheritdoc/>
    public override int ExitCode => 2;
}
