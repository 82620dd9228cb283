using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>How a module's database is saved: versions, seals, search entries, audit rows and positions in one transaction, and conflicts as answers.</summary>
public abstract partial class ModuleDbContext
{
    /// <summary>Saves; a conflict with somebody else's change is an answer, not an exception. Nothing is written then.</summary>
    /// <returns>Null when everything was written.</returns>
    public async Task<EditConflictError?> TrySaveChangesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || UniqueViolation.IsAny(failure))
        {
            // Where commands travel together, a row that both wanted to add is told before the version that both wanted to change.
            foreach (var entry in Changed())
            {
                if (await NewerThanAsync(entry, entry.Property(e => e.Version).OriginalValue, cancellationToken) is { } newer)
                    return newer;
            }

            throw;
        }
        catch (Exception failure) when (Deadlock.Is(failure) && Changed().FirstOrDefault() is { } entry)
        {
            // The other one has changed it and not committed yet.
            return EditConflictError.At(entry.Property(e => e.Version).OriginalValue);
        }

        IEnumerable<EntityEntry<IVersioned>> Changed() => ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Modified or EntityState.Deleted);
    }

    /// <summary>The conflict with whoever has changed or removed the row since somebody saw that version of it; null where nobody has.</summary>
    internal static async Task<EditConflictError?> NewerThanAsync(EntityEntry entry, int seen, CancellationToken cancellationToken)
    {
        var stored = (await entry.GetDatabaseValuesAsync(cancellationToken))?.GetValue<int>(nameof(IVersioned.Version)) ?? 0;
        return stored == seen ? null : EditConflictError.At(stored);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var changes = new DetectedChanges(ChangeTracker);
        AddMadeRows();
        foreach (var index in SearchIndexes)
            index.WriteAsync(this, CancellationToken.None).GetAwaiter().GetResult();
        RowVersions.Count(ChangeTracker);
        Held?.Begin();
        foreach (var (column, rows) in SealOnSave.Seal(this))
            TakenTextException.ThrowIf(rows.Any(), column);
        using var keys = PersonKeys.OfSaveAsync(this, CancellationToken.None).GetAwaiter().GetResult();
        var audit = NewAuditRows.Of(this, _notes, keys.ByPerson);
        try
        {
            var rows = NewRows(audit);
            using var transaction = BeginFor(rows) ? Database.BeginTransaction() : null;
            foreach (var added in rows)
                added.Secure(this);
            var written = base.SaveChanges(acceptAllChangesOnSuccess: false);
            transaction?.Commit();
            keys.Commit();
            return Written(written, audit, acceptAllChangesOnSuccess);
        }
        finally
        {
            audit.Leave();
            Database.AutoSavepointsEnabled = true;
        }
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var changes = new DetectedChanges(ChangeTracker);
        AddMadeRows();
        foreach (var index in SearchIndexes)
            await index.WriteAsync(this, cancellationToken);
        RowVersions.Count(ChangeTracker);
        if (Held is not null)
            await Held.BeginAsync(cancellationToken);
        foreach (var (column, rows) in SealOnSave.Seal(this))
            TakenTextException.ThrowIf(await rows.AnyAsync(cancellationToken), column);
        await using var keys = await PersonKeys.OfSaveAsync(this, cancellationToken);
        var audit = NewAuditRows.Of(this, _notes, keys.ByPerson);
        try
        {
            var rows = NewRows(audit);
            await using var transaction = BeginFor(rows) ? await Database.BeginTransactionAsync(cancellationToken) : null;
            foreach (var added in rows)
                await added.SecureAsync(this, cancellationToken);
            var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
            if (transaction is not null)
                await transaction.CommitAsync(cancellationToken);
            await keys.CommitAsync(cancellationToken);
            return Written(written, audit, acceptAllChangesOnSuccess);
        }
        finally
        {
            audit.Leave();
            Database.AutoSavepointsEnabled = true;
        }
    }

    /// <summary>Adds the rows that entities have made for themselves; the changes of the save have been detected.</summary>
    internal virtual void AddMadeRows()
    {
    }

    /// <summary>What the save adds to the module's series.</summary>
    internal virtual IReadOnlyList<INewRows> NewRows(NewAuditRows audit) => [audit];

    // A save that fails in a transaction of its own leaves nothing to go back to, so it needs no savepoint.
    private bool BeginFor(IReadOnlyList<INewRows> rows)
    {
        _grown.UnionWith(rows.Where(r => r.Count > 0).Select(r => r.Series));
        if (Database.CurrentTransaction is not null || !rows.Any(r => r.NeedTransaction))
            return false;
        Database.AutoSavepointsEnabled = false;
        return true;
    }

    // Changes count as written once they are committed; audit rows are no rows of the caller's.
    private int Written(int written, NewAuditRows audit, bool isAccepted)
    {
        _notes.Clear();
        audit.Leave();
        if (isAccepted)
            ChangeTracker.AcceptAllChanges();
        return written - audit.Count;
    }
}
