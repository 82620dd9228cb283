using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ArchiveDocument;

/// <summary>Looking into the archive.</summary>
[QueryType]
[Authorize(MerchantsPermissions.ReadArchive)]
internal static class ArchiveQueries
{
    /// <summary>What lies in the archive, of merchants that the caller may see, the newest first (DOC-15).</summary>
    [UsePaging]
    [UseFiltering(Properties = [nameof(ArchiveRecord.Class), nameof(ArchiveRecord.ArchivedAt), nameof(ArchiveRecord.RetainUntil), nameof(ArchiveRecord.Sha256)])]
    public static IQueryable<ArchiveRecord> GetArchiveRecords(MerchantsDb db) =>
        // Through the papers, whose scope is the caller's.
        db.ArchiveRecords.AsNoTracking().Where(r => db.Documents.Any(d => d.Id == r.DocumentId)).OrderByDescending(r => r.ArchivedAt).ThenByDescending(r => r.DocumentId);

    /// <summary>The backups of the archive that have proved to be good, the newest first (DOC-16).</summary>
    [UsePaging]
    public static IQueryable<ArchiveBackup> GetArchiveBackups(MerchantsDb db) => db.ArchiveBackups.AsNoTracking().OrderByDescending(b => b.At);
}

/// <summary>The record's fields that are not its own columns.</summary>
[ObjectType<ArchiveRecord>]
internal static class ArchiveRecordType
{
    /// <summary>Who put it there, by name; null for the platform itself, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetArchivedByAsync([Parent] IReadOnlyList<ArchiveRecord> records, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. records.Select(r => r.ArchivedById)], cancellationToken);

    /// <summary>The newest backup that holds its file and has proved to be good (UTC, DOC-16); null where there is none yet.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<DateTime?>> GetBackedUpAtAsync([Parent] IReadOnlyList<ArchiveRecord> records, MerchantsDb db, CancellationToken cancellationToken)
    {
        var newest = await db.ArchiveBackups.MaxAsync(b => (DateTime?)b.At, cancellationToken);
        return [.. records.Select(r => r.ArchivedAt < newest ? newest : null)];
    }
}

/// <summary>The paper's place in the archive.</summary>
[ExtendObjectType<Document>]
internal static class DocumentArchive
{
    /// <summary>Its place in the archive (DOC-15); null where it is not there.</summary>
    public static Task<ArchiveRecord?> GetArchiveAsync(
        [Parent(Requires = nameof(Document.Id))] Document document, IDataLoader<DocumentId, ArchiveRecord> records, CancellationToken cancellationToken) =>
        records.LoadAsync(document.Id, cancellationToken);

    /// <summary>Records of the archive by paper.</summary>
    [DataLoader]
    public static async Task<IReadOnlyDictionary<DocumentId, ArchiveRecord>> GetArchiveRecordsByPaperAsync(IReadOnlyList<DocumentId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.ArchiveRecords.AsNoTracking().Where(r => ids.Contains(r.DocumentId)).ToDictionaryAsync(r => r.DocumentId, cancellationToken);
}
