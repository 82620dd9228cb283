using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.EnterDocument;

/// <summary>How a version was entered, checked and uploaded. Who asks has seen the paper.</summary>
[ExtendObjectType<DocumentVersion>]
internal static class VersionEntryFields
{
    /// <summary>What was entered with it (DOC-02), by the codes of the elements.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<IReadOnlyList<ElementValue>>> GetElementsAsync(
        [Parent] IReadOnlyList<DocumentVersion> versions, MerchantsDb db, CancellationToken cancellationToken)
    {
        var papers = versions.Select(v => v.DocumentId).ToList();
        var found = (await db.Set<ElementValue>().AsNoTracking().Where(e => papers.Contains(e.DocumentId)).OrderBy(e => e.Code).ToListAsync(cancellationToken))
            .ToLookup(e => (e.DocumentId, e.Number));
        return [.. versions.Select(v => (IReadOnlyList<ElementValue>)[.. found[(v.DocumentId, v.Number)]])];
    }

    /// <summary>What was checked before its upload (DOC-07); empty where it was handed in in one step.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<IReadOnlyList<UploadCheckAnswer>>> GetUploadChecksAsync(
        [Parent] IReadOnlyList<DocumentVersion> versions, MerchantsDb db, CancellationToken cancellationToken)
    {
        var papers = versions.Select(v => v.DocumentId).ToList();
        var found = (await db.Set<UploadCheckAnswer>().AsNoTracking().Where(e => papers.Contains(e.DocumentId)).OrderBy(e => e.Code).ToListAsync(cancellationToken))
            .ToLookup(e => (e.DocumentId, e.Number));
        return [.. versions.Select(v => (IReadOnlyList<UploadCheckAnswer>)[.. found[(v.DocumentId, v.Number)]])];
    }

    /// <summary>Its upload (DOC-08); null before it was begun.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyList<PlatformUpload?>> GetUploadAsync([Parent] IReadOnlyList<DocumentVersion> versions, MerchantsDb db, CancellationToken cancellationToken)
    {
        var papers = versions.Select(v => v.DocumentId).ToList();
        var found = await db.PlatformUploads.AsNoTracking().Where(u => papers.Contains(u.DocumentId)).ToDictionaryAsync(u => (u.DocumentId, u.Number), cancellationToken);
        return [.. versions.Select(v => found.GetValueOrDefault((v.DocumentId, v.Number)))];
    }
}

/// <summary>The value of an element.</summary>
[ObjectType<ElementValue>]
internal static class ElementValueFields
{
    /// <summary>The value, masked where it is sensitive (DOC-23); null once it is erased (ACC-03).</summary>
    public static string? GetValue([Parent] ElementValue element) =>
        element.Sealed is not { IsEmpty: false } value ? null : element.IsSensitive ? ElementRules.Masked(element.Rule, value.Open()) : value.Open();
}

/// <summary>Who checked.</summary>
[ObjectType<UploadCheckAnswer>]
internal static class UploadCheckAnswerFields
{
    /// <summary>Who checked it, by name (DOC-07); null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetCheckedByAsync([Parent] IReadOnlyList<UploadCheckAnswer> answers, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. answers.Select(a => (Guid?)a.ById)], cancellationToken);
}

/// <summary>The upload's fields that are not its own columns.</summary>
[ObjectType<PlatformUpload>]
internal static class PlatformUploadFields
{
    /// <summary>Who uploaded it, by name (DOC-08); null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetUploadedByAsync([Parent] IReadOnlyList<PlatformUpload> uploads, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. uploads.Select(u => (Guid?)u.ById)], cancellationToken);

    /// <summary>What the outside platform said when it refused, or what went wrong at the last try; null where nothing did.</summary>
    public static string? GetFailure([Parent] PlatformUpload upload) => upload.Failure is { IsEmpty: false } words ? words.Open() : null;
}
