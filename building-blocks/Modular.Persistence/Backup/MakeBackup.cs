using Microsoft.Extensions.Logging;
using Modular.Kernel;

namespace Modular.Persistence.Backup;

/// <summary>
/// Makes a backup of the whole installation every night, tries it by restoring it where nothing else is, and removes those beyond <c>Backup:Keep</c>; not
/// before the new one has proved to be good (ACC-05, DOC-16). On a host that <c>Backup:Folder</c> is set for.
/// </summary>
[Job("backups.make", "0 30 2 * * ?")]
internal sealed partial class MakeBackup(Backups backups, NightlyBackups nightly, IEnumerable<IBackupObserver> observers, ILogger<MakeBackup> logger) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var path = nightly.PathOf(run.Slot);
        try
        {
            // A process that died after it has made it leaves the trial to this one.
            var made = Directory.Exists(path) ? [] : Tell(await backups.MakeAsync(path, cancellationToken), path);
            Require([.. made, .. Tell(await backups.TryAsync(path, cancellationToken), path)], path);
        }
        catch (DamagedBackupException e)
        {
            nightly.SetAside(path);
            throw new JobFailedException(e.Message, e);
        }
        catch (BackupException e)
        {
            throw new JobFailedException(e.Message, e);
        }

        foreach (var observer in observers)
            await observer.ProvedGoodAsync(run.Slot, cancellationToken);
        run.Count("made");
        run.Count("removed", nightly.RemoveOlder(path));
    }

    private IReadOnlyList<string> Tell(BackupReport report, string path)
    {
        foreach (var line in report.Lines)
            Told(logger, path, line);
        foreach (var problem in report.Problems)
            Found(logger, path, problem);
        return report.Problems;
    }

    private void Require(IReadOnlyList<string> problems, string path)
    {
        if (problems is [var first, ..])
        {
            throw new JobFailedException(
                $"The backup does not hold what it should and lies in {nightly.SetAside(path)}; older ones were kept. {first}{(problems.Count > 1 ? $" (and {problems.Count - 1} more; the log has all)" : "")}");
        }
    }

    [LoggerMessage(LogLevel.Information, "Backup {Path}: {Line}")]
    private static partial void Told(ILogger logger, string path, string line);

    [LoggerMessage(LogLevel.Error, "Backup {Path}: {Problem}")]
    private static partial void Found(ILogger logger, string path, string problem);
}
