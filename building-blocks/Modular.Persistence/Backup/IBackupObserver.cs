namespace Modular.Persistence.Backup;

/// <summary>Hears of backups that have proved to be good (ACC-05, DOC-16), on the host that makes them; a module registers one where it keeps that on record.</summary>
public interface IBackupObserver
{
    /// <summary>A backup was made and restored where nothing else is, and everything in it was read. It may be told again after a crash.</summary>
    /// <param name="at">When it was due (UTC); what was acknowledged before is in it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task ProvedGoodAsync(DateTime at, CancellationToken cancellationToken);
}
