using Merchants.Contracts;
using Merchants.Model;
using Merchants.Outside;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.OutsideFindings;

/// <summary>What goes to the outside platform, and what comes from it.</summary>
[QueryType]
internal static class OutsideQueries
{
    /// <summary>What the outside platform found, as far as the caller may see it, the newest first (DOC-24).</summary>
    [Authorize(MerchantsPermissions.ReadPlatformFindings)]
    [UsePaging]
    [UseFiltering(Properties =
    [
        nameof(PlatformFinding.Status), nameof(PlatformFinding.Kind), nameof(PlatformFinding.Source), nameof(PlatformFinding.MerchantId), nameof(PlatformFinding.DocumentId),
        nameof(PlatformFinding.FoundAt),
    ])]
    public static IQueryable<PlatformFinding> GetPlatformFindings(MerchantsDb db) => db.PlatformFindings.AsNoTracking().OrderByDescending(f => f.RecordedAt).ThenByDescending(f => f.Id);

    /// <summary>The uploads of papers, those that were begun last first (DOC-08).</summary>
    [Authorize(MerchantsPermissions.UploadDocument)]
    [UsePaging]
    [UseFiltering(Properties = [nameof(PlatformUpload.State), nameof(PlatformUpload.Target), nameof(PlatformUpload.DocumentId), nameof(PlatformUpload.BegunAt)])]
    public static IQueryable<PlatformUpload> GetPlatformUploads(MerchantsDb db) =>
        db.PlatformUploads.AsNoTracking().Where(u => db.Documents.Any(d => d.Id == u.DocumentId))
            .OrderByDescending(u => u.BegunAt).ThenByDescending(u => u.DocumentId).ThenByDescending(u => u.Number);
}

/// <summary>Loads findings.</summary>
internal static class PlatformFindingLoaders
{
    /// <summary>Findings by id.</summary>
    [NodeResolver]
    public static async Task<IReadOnlyDictionary<PlatformFindingId, PlatformFinding>> GetPlatformFindingsByIdAsync(
        IReadOnlyList<PlatformFindingId> ids, MerchantsDb db, CancellationToken cancellationToken) =>
        await db.PlatformFindings.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
}

/// <summary>The finding's fields that are not its own columns.</summary>
[ObjectType<PlatformFinding>]
internal static class PlatformFindingFields
{
    /// <summary>What the platform said; null once it is erased (ACC-03).</summary>
    public static string? GetWords([Parent] PlatformFinding finding) => Opened(finding.Words);

    /// <summary>What was done about it; null before, and once it is erased (ACC-03).</summary>
    public static string? GetRectification([Parent] PlatformFinding finding) => Opened(finding.Rectification);

    /// <summary>What the platform is told; null before, and once it is erased (ACC-03).</summary>
    public static string? GetReport([Parent] PlatformFinding finding) => Opened(finding.Report);

    /// <summary>Why the platform did not take the report, or what went wrong at the last try; null where nothing did.</summary>
    public static string? GetFailure([Parent] PlatformFinding finding) => Opened(finding.Failure);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(PlatformFinding.Id))] PlatformFinding finding, MerchantsDb db) =>
        db.StateChanges.Where(c => c.SubjectId == finding.Id.Value).OrderBy(c => c.Ordinal);

    private static string? Opened(Modular.Persistence.SealedText text) => text.IsEmpty ? null : text.Open();
}

/// <summary>What the caller may do with a finding now (FE-01).</summary>
[ExtendObjectType<PlatformFindingId>]
internal static class PlatformFindingAllowedActions
{
    /// <summary>What can be done with the finding, and whether the caller may do it now, with the reason if not (FE-01).</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 2)]
    public static async Task<IReadOnlyList<IReadOnlyList<AllowedAction>>> GetAllowedActionsAsync(
        [Parent] IReadOnlyList<PlatformFindingId> findings, MerchantsDb db, IPlatformConnector platform, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var facts = await db.FactsOfPlatformFindings(platform.IsOutside).Where(f => findings.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        return [.. findings.Select(f => facts.TryGetValue(f, out var known) ? allowed.Of(PlatformFindingActions.All, known) : [])];
    }
}
