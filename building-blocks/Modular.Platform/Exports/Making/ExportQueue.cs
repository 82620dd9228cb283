using Microsoft.EntityFrameworkCore;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Exports;

/// <summary>Pulses when an export was asked for in this process.</summary>
internal sealed class ExportWakeUp
{
    public WakeUp Asked { get; } = new();
}

/// <summary>
/// The exports that are to be made. Several processes take from it: whoever writes its claim first has the export, until it is made or until the lease is over because
/// the process has died. Then it goes on with the rows that are kept.
/// </summary>
internal sealed class ExportQueue(ModuleDatabase<PlatformDb> database, ExportOptions options, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>When an export counts as lost that gives a sign of life now.</summary>
    public DateTime LeaseEnd => Now + options.Lease;

    /// <summary>Takes the one that has waited longest; null where there is none.</summary>
    public async Task<ListExport?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var (now, claim) = (Now, Guid.NewGuid());
        var due = db.ListExports.AsNoTracking().Where(e => e.NextAt != null && e.NextAt <= now);
        if (await due.OrderBy(e => e.NextAt).Select(e => (ListExportId?)e.Id).FirstOrDefaultAsync(cancellationToken) is not { } id)
            return null;
        var until = LeaseEnd;
        await due.Where(e => e.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.Claim, claim).SetProperty(e => e.NextAt, until).SetProperty(e => e.Status, ListExportStatus.Running).SetProperty(e => e.Attempts, e => e.Attempts + 1),
            cancellationToken);
        return await db.ListExports.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.Claim == claim, cancellationToken);
    }

    /// <summary>Writes down what was done for it; false where it was cancelled or taken over, and nothing is written.</summary>
    public async Task<bool> NoteAsync(ListExport claimed, Action<ListExport, PlatformDb> note, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.ListExports.SingleOrDefaultAsync(e => e.Id == claimed.Id && e.Claim == claimed.Claim, cancellationToken) is not { } export)
            return false;
        note(export, db);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (Exception lost) when (lost is DbUpdateConcurrencyException || (lost is DbUpdateException update && UniqueViolation.IsAny(update)))
        {
            return false;
        }
    }

    /// <summary>The export as it stands; null where it is not the claim's any more.</summary>
    public async Task<ListExport?> FindAsync(ListExport claimed, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.ListExports.AsNoTracking().SingleOrDefaultAsync(e => e.Id == claimed.Id && e.Claim == claimed.Claim, cancellationToken);
    }

    /// <summary>The files with the rows that are kept, in their order.</summary>
    public async Task<IReadOnlyList<string>> PartsAsync(ListExportId id, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        return await db.ExportParts.AsNoTracking().Where(p => p.ExportId == id).OrderBy(p => p.Number).Select(p => p.Sha256).ToListAsync(cancellationToken);
    }
}
