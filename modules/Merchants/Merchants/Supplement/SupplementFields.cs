using Merchants.Contracts;
using Merchants.DownloadDocument;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Supplement;

/// <summary>The fields of a request for a part that are not its own columns.</summary>
[ObjectType<SupplementRequest>]
internal static class SupplementRequestFields
{
    /// <summary>What is missing, in the reviewer's words; null once it is erased (ACC-03).</summary>
    public static string? GetMissing([Parent(Requires = nameof(SupplementRequest.Missing))] SupplementRequest request) => request.Missing is { IsEmpty: false } words ? words.Open() : null;

    /// <summary>Who asked for it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetRequestedByAsync(
        [Parent(Requires = nameof(SupplementRequest.RequestedById))] IReadOnlyList<SupplementRequest> requests, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. requests.Select(r => (Guid?)r.RequestedById)], cancellationToken);

    /// <summary>What was handed in for it, the newest first.</summary>
    [UsePaging]
    public static IQueryable<SuppliedPart> GetParts([Parent(Requires = nameof(SupplementRequest.Id))] SupplementRequest request, MerchantsDb db) =>
        db.SuppliedParts.AsNoTracking().Where(p => p.SupplementId == request.Id).OrderByDescending(p => p.Number);

    /// <summary>Whether it should have been handed in by now.</summary>
    public static bool IsOverdue([Parent(Requires = $"{nameof(SupplementRequest.DueAt)} {nameof(SupplementRequest.Status)}")] SupplementRequest request, TimeProvider clock) =>
        request.Status == SupplementStatus.Open && request.DueAt < clock.GetUtcNow().UtcDateTime;
}

/// <summary>What the caller may do with a request for a part now (FE-01).</summary>
[ExtendObjectType<SupplementRequestId>]
internal static class SupplementAllowedActions
{
    /// <summary>What can be done with the request, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 4)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<SupplementRequestId> requests, MerchantsDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.LoadFactsAsync(requests, cancellationToken);
        return [.. requests.Select(r => facts.TryGetValue(r, out var known) ? allowed.Of(SupplementActions.All, known) : [])];
    }
}

/// <summary>The fields of a supplied part that are not its own columns.</summary>
[ObjectType<SuppliedPart>]
internal static class SuppliedPartFields
{
    /// <summary>The words; null where there are none, and once they are erased (ACC-03).</summary>
    public static string? GetWords([Parent] SuppliedPart part) => part.Words is { IsEmpty: false } words ? words.Open() : null;

    /// <summary>The file's name; null without a file, and once it is erased (ACC-03).</summary>
    public static string? GetFileName([Parent] SuppliedPart part) => part.FileName is { IsEmpty: false } name ? name.Open() : null;

    /// <summary>Who handed it in, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetSuppliedByAsync([Parent] IReadOnlyList<SuppliedPart> parts, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. parts.Select(p => (Guid?)p.SuppliedById)], cancellationToken);

    /// <summary>
    /// A path on this host from which the file can be downloaded for five minutes, by whoever has the path (DOC-23). Null without a file, and where it was erased (ACC-03).
    /// Each path that is given is on record.
    /// </summary>
    /// <param name="dataUse">The purpose by its code, which the caller has acknowledged (DOC-22, ACC-06). Whoever handed it in may leave it out.</param>
    [BatchResolver]
    [Authorize(MerchantsPermissions.DownloadDocument)]
    public static Task<IReadOnlyList<string?>> GetDownloadUrlAsync([Parent] IReadOnlyList<SuppliedPart> parts, string? dataUse, PaperLinks links, ICaller caller, CancellationToken cancellationToken) =>
        links.GiveAsync(
            [.. parts.Select(p => new WantedFile(
                p.SupplementId.Value, p.Number, p is { ErasedAt: null, Sha256: { } sha256, Format: { } format } ? new(sha256, p.FileName, format) : null, p.SuppliedById == caller.UserId))],
            dataUse, cancellationToken);
}
