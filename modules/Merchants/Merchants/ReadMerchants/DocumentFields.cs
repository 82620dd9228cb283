using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Messaging;

namespace Merchants.ReadMerchants;

/// <summary>The paper's fields that are not its own columns.</summary>
[ObjectType<Document>]
internal static class DocumentFields
{
    /// <summary>The versions, oldest first (DOC-13).</summary>
    [ListSize(AssumedSize = 3)]
    public static async Task<IReadOnlyList<DocumentVersion>> GetVersionsAsync(
        [Parent(Requires = nameof(Document.Id))] Document document, IDataLoader<DocumentId, DocumentVersion[]> versions, CancellationToken cancellationToken) =>
        await versions.LoadAsync(document.Id, cancellationToken) ?? [];

    /// <summary>The newest version: the one under review, or decided last.</summary>
    public static async Task<DocumentVersion> GetCurrentVersionAsync(
        [Parent(Requires = nameof(Document.Id))] Document document, IDataLoader<DocumentId, DocumentVersion[]> versions, CancellationToken cancellationToken) =>
        (await versions.LoadAsync(document.Id, cancellationToken))![^1];

    /// <summary>Whether the review that it waits for should be done by now.</summary>
    public static bool IsOverdue([Parent(Requires = nameof(Document.DueAt))] Document document, TimeProvider clock) =>
        document.DueAt is { } due && due < clock.GetUtcNow().UtcDateTime;

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(Document.Id))] Document document, MerchantsDb db) =>
        db.StateChanges.Where(c => c.SubjectId == document.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>The version's fields that are not its own columns.</summary>
[ObjectType<DocumentVersion>]
internal static class DocumentVersionFields
{
    /// <summary>The file's name as the uploader had it; null once it is erased (ACC-03).</summary>
    public static string? GetFileName([Parent] DocumentVersion version) => version.FileName is { IsEmpty: false } name ? name.Open() : null;

    /// <summary>Where else, among the papers that the caller may see, the very same file was handed in; empty where nowhere (DOC-04).</summary>
    public static async Task<IReadOnlyList<SameFile>> GetSameFileAsAsync(
        [Parent] DocumentVersion version, IDataLoader<string, SameFile[]> files, CancellationToken cancellationToken) =>
        [.. (await files.LoadAsync(version.Sha256, cancellationToken) ?? []).Where(f => (f.DocumentId, f.VersionNumber) != (version.DocumentId, version.Number))];
}
