using Merchants.Contracts;
using Merchants.DownloadDocument;
using Merchants.Model;
using Merchants.Persistence;
using Merchants.ReadMerchants;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.CollectPapers;

/// <summary>The fields of a collecting that are not its own columns.</summary>
[ObjectType<CollectionTask>]
internal static class CollectionTaskFields
{
    /// <summary>The files that the source has given, the newest first (DOC-03).</summary>
    [UsePaging]
    public static IQueryable<CollectedPaper> GetPapers([Parent(Requires = nameof(CollectionTask.Id))] CollectionTask task, MerchantsDb db) =>
        db.CollectedPapers.AsNoTracking().Where(p => p.TaskId == task.Id).OrderByDescending(p => p.Number);

    /// <summary>Who collects it, by name; null before it was given to somebody, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetResponsibleAsync(
        [Parent(Requires = nameof(CollectionTask.ResponsibleId))] IReadOnlyList<CollectionTask> tasks, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. tasks.Select(t => t.ResponsibleId)], cancellationToken);

    /// <summary>Whether the source should have given it by now.</summary>
    public static bool IsOverdue([Parent(Requires = $"{nameof(CollectionTask.DueAt)} {nameof(CollectionTask.Status)}")] CollectionTask task, TimeProvider clock) =>
        CollectionStates.IsWithSource.Contains(task.Status) && task.DueAt < clock.GetUtcNow().UtcDateTime;
}

/// <summary>What the caller may do with a collecting now (FE-01).</summary>
[ExtendObjectType<CollectionTaskId>]
internal static class CollectionAllowedActions
{
    /// <summary>What can be done with the collecting, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 4)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<CollectionTaskId> tasks, MerchantsDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(tasks, cancellationToken);
        return [.. tasks.Select(t => facts.TryGetValue(t, out var known) ? allowed.Of(CollectionActions.All, known) : [])];
    }
}

/// <summary>The fields of a collected paper that are not its own columns.</summary>
[ObjectType<CollectedPaper>]
internal static class CollectedPaperFields
{
    /// <summary>The file's name as the source had it; null once it is erased (ACC-03).</summary>
    public static string? GetFileName([Parent] CollectedPaper paper) => paper.FileName is { IsEmpty: false } name ? name.Open() : null;

    /// <summary>Who recorded it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetCollectedByAsync([Parent] IReadOnlyList<CollectedPaper> papers, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. papers.Select(p => (Guid?)p.CollectedById)], cancellationToken);

    /// <summary>Where, among the papers that the caller may see, the very same file was handed in; empty where nowhere (DOC-04).</summary>
    public static async Task<IReadOnlyList<SameFile>> GetSameFileAsAsync([Parent] CollectedPaper paper, IDataLoader<string, SameFile[]> files, CancellationToken cancellationToken) =>
        await files.LoadAsync(paper.Sha256, cancellationToken) ?? [];

    /// <summary>
    /// A path on this host from which the file can be downloaded for five minutes, by whoever has the path (DOC-23). Null with an error where the caller may not have it, and
    /// without one where the file was erased (ACC-03).
    /// </summary>
    /// <param name="dataUse">The purpose by its code, which the caller has acknowledged (DOC-22, ACC-06); <c>dataUses</c> lists those in force.</param>
    [BatchResolver]
    [Authorize(MerchantsPermissions.DownloadDocument)]
    public static Task<IReadOnlyList<string?>> GetDownloadUrlAsync([Parent] IReadOnlyList<CollectedPaper> papers, string? dataUse, PaperLinks links, CancellationToken cancellationToken) =>
        links.GiveAsync(
            [.. papers.Select(p => new WantedFile(p.TaskId.Value, p.Number, p.ErasedAt is null ? new(p.Sha256, p.FileName, p.Format) : null, IsOwn: false))], dataUse, cancellationToken);
}
