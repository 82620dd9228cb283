using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence;

/// <summary>The audit rows of one save: what it changes, and what was noted. They are in the context from when they are secured until the end of the save.</summary>
internal sealed class NewAuditRows : INewRows
{
    private readonly ModuleDbContext _db;
    private readonly List<AuditRow> _rows;

    private NewAuditRows(ModuleDbContext db, List<AuditRow> rows) => (_db, _rows) = (db, rows);

    /// <inheritdoc/>
    public IRowSeries Series => AuditChain.Instance;

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <inheritdoc/>
    public bool NeedTransaction => _rows.Count > 0 && _db.Provider == DatabaseProvider.Sqlite;

    /// <summary>The rows of the changes that the context is about to save, and of the notes.</summary>
    public static NewAuditRows Of(ModuleDbContext db, IEnumerable<AuditNote> notes, IReadOnlyDictionary<Guid, byte[]?> keysOfPersons)
    {
        var at = db.Now;
        var correlation = Activity.Current?.TraceId.ToHexString();
        List<AuditRow> rows =
        [
            .. ChangedColumns.Of(db.ChangeTracker, PersonalSeal.Of(db, keysOfPersons)).Select(c => Row(c.What, c.Key, c.Action, c.Before, c.After, null)),
            .. notes.Select(n => Row(n.What, n.Key, n.Action, null, n.Facts, n.Reason)),
        ];
        return new(db, rows);

        AuditRow Row(string what, string key, AuditAction action, string? before, string? after, string? reason) => new()
        {
            At = at, ActorId = db.Caller.UserId, What = what, Key = key, Action = action, Before = before, After = after,
            CorrelationId = correlation, Reason = reason,
        };
    }

    /// <inheritdoc/>
    public void Secure(ModuleDbContext db)
    {
        if (NeedTransaction)
            Seal(AuditChain.Last(db).FirstOrDefault());
        db.AddRange(_rows);
    }

    /// <inheritdoc/>
    public async Task SecureAsync(ModuleDbContext db, CancellationToken cancellationToken)
    {
        if (NeedTransaction)
            Seal(await AuditChain.Last(db).FirstOrDefaultAsync(cancellationToken));
        db.AddRange(_rows);
    }

    /// <summary>Takes the rows out of the context: they are written, or the save failed and they are made anew with the next one.</summary>
    public void Leave()
    {
        foreach (var row in _rows)
            _db.Entry(row).State = EntityState.Detached;
    }

    // There is one writer, so a row's place is its id as well; the id must be known, since it is sealed with the row.
    private void Seal(ChainLink? last)
    {
        var link = last ?? _db.AuditStart;
        foreach (var row in _rows)
            link = row.SealAfter(link, link.Position + 1);
    }
}

/// <summary>A fact for the audit that is no change of a row.</summary>
/// <param name="What">The kind of object that it is about.</param>
/// <param name="Key">The object's key, <c>*</c> where no single one is meant.</param>
/// <param name="Action">What happened.</param>
/// <param name="Reason">Why.</param>
/// <param name="Facts">What else is to be told, a JSON object; null for nothing.</param>
internal sealed record AuditNote(string What, string Key, AuditAction Action, string Reason, string? Facts);
