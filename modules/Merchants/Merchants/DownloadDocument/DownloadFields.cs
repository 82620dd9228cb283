using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.DownloadDocument;

/// <summary>Downloading the file of a paper.</summary>
[ExtendObjectType<DocumentVersion>]
internal static class DownloadFields
{
    /// <summary>
    /// A path on this host from which the file can be downloaded for five minutes, by whoever has the path (DOC-23). Null with an error
    /// where the caller may see the paper but not its file, and without one where the file was erased (ACC-03). Whoever does not own the paper names a purpose in force
    /// that he or she has acknowledged (DOC-22); each path that is given is on record.
    /// </summary>
    /// <param name="dataUse">The purpose by its code (ACC-06); <c>dataUses</c> lists those in force, <c>acknowledgeDataUse</c> acknowledges one. Owners may leave it out.</param>
    [BatchResolver]
    [Authorize(MerchantsPermissions.DownloadDocument)]
    public static async Task<IReadOnlyList<string?>> GetDownloadUrlAsync(
        [Parent] IReadOnlyList<DocumentVersion> versions, string? dataUse, PaperLinks links, MerchantsDb db, ICaller caller, CancellationToken cancellationToken)
    {
        var papers = versions.Select(v => v.DocumentId).Distinct().ToList();
        var own = await db.Documents.Where(d => papers.Contains(d.Id) && d.OwnerId == caller.UserId).Select(d => d.Id).ToListAsync(cancellationToken);
        return await links.GiveAsync(
            [.. versions.Select(v => new WantedFile(v.DocumentId.Value, v.Number, v.ErasedAt is null ? new(v.Sha256, v.FileName, v.Format) : null, own.Contains(v.DocumentId)))], dataUse, cancellationToken);
    }
}

/// <summary>Who was given the files of a paper.</summary>
[ExtendObjectType<DocumentId>]
internal static class DocumentAccessLog
{
    /// <summary>Who was given a link to the file of which version, when and for which purpose, the newest first (DOC-22, DOC-23).</summary>
    [UsePaging]
    [Authorize(MerchantsPermissions.ReadAccessLog)]
    [UseFiltering(Properties = [nameof(PaperAccess.At), nameof(PaperAccess.VersionNumber), nameof(PaperAccess.DataUse)])]
    public static IQueryable<PaperAccess> GetDocumentAccessLog([Parent] DocumentId paper, MerchantsDb db) =>
        db.PaperAccesses.AsNoTracking().Where(a => a.SubjectId == paper.Value).OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
}

/// <summary>Who was given a file.</summary>
[ObjectType<PaperAccess>]
internal static class PaperAccessFields
{
    /// <summary>Who was given the link, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetUserAsync([Parent(Requires = nameof(PaperAccess.UserId))] IReadOnlyList<PaperAccess> entries, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. entries.Select(e => (Guid?)e.UserId)], cancellationToken);
}
