using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Modular.Persistence.Backup;

namespace Merchants.ArchiveDocument;

/// <summary>Keeps on record which backups of the archive have proved to be good (DOC-16).</summary>
internal sealed class NoteBackup(ModuleDatabase<MerchantsDb> database, TimeProvider clock) : IBackupObserver
{
    /// <inheritdoc/>
    public async Task ProvedGoodAsync(DateTime at, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.ArchiveBackups.AnyAsync(b => b.At == at, cancellationToken))
            return;
        db.Add(new ArchiveBackup { At = at, CheckedAt = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancellationToken);
    }
}
