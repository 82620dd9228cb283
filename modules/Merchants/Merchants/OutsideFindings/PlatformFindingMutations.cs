using Merchants.Contracts;
using Merchants.Model;
using Merchants.Outside;
using Merchants.Persistence;
using Merchants.ReviewStatistics;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.OutsideFindings;

/// <summary>From what the outside platform found to the report of what was done about it (DOC-24).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class PlatformFindingMutations
{
    /// <summary>Records what the outside platform found, where word of it came by another way than the connection (DOC-24).</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="words">What the platform said, at most 500 characters.</param>
    /// <param name="documentId">The paper that it is about.</param>
    /// <param name="foundAt">When it was found (UTC), not after now; now where left out.</param>
    /// <returns>The finding.</returns>
    [Authorize(MerchantsPermissions.RecordPlatformFindings)]
    [return: GraphQLName("finding")]
    public static async Task<FieldResult<PlatformFinding>> RecordPlatformFindingAsync(
        PlatformFindingKind kind, string words, DocumentId? documentId, DateTime? foundAt, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.PlatformWords, "WORDS"));
        if (foundAt > now)
            problems.Add("foundAt", Text.Broken("TIME_TO_COME"));
        if (!problems.IsEmpty)
            return problems.Errors;
        Document? paper = null;
        if (documentId is { } id && (paper = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken)) is null)
            return new[] { Missing.Document(id) };
        if (allowed.RefuseCaller("recordPlatformFinding", new Place(paper?.MerchantId?.Value, paper?.OwnerId == caller.UserId)) is { } refused)
            return new IUserError[] { refused };
        var finding = PlatformFinding.Record(kind, OutsideSource.Staff, null, paper, paper?.VersionNumber, said, foundAt, Actor.Of(caller), now);
        db.Add(finding);
        if (paper is not null)
            await db.NoteEscapesAsync([(paper.Id, finding.Id.Value, finding.FoundAt)], DocumentFaultSource.OutsidePlatform, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return finding;
    }

    /// <summary>Says what was done about a finding (DOC-24).</summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="words">What was done, at most 500 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The finding.</returns>
    [Authorize(MerchantsPermissions.RectifyPlatformFindings)]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("finding")]
    public static Task<FieldResult<PlatformFinding>> RectifyPlatformFindingAsync(
        PlatformFindingId findingId, string words, int? expectedVersion, PlatformFindingTurn turn, CancellationToken cancellationToken) =>
        turn.TakeAsync(PlatformFindingActions.Rectify, findingId, expectedVersion, words, (finding, said, by, at) => finding.Rectify(said, by, at), cancellationToken);

    /// <summary>
    /// Tells the outside platform what was done about a finding (DOC-24). Where one is connected it is told right after, and the finding counts as reported once it has taken the report.
    /// </summary>
    /// <param name="findingId">The finding.</param>
    /// <param name="words">What the platform is told, at most 500 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The finding.</returns>
    [Authorize(MerchantsPermissions.ReportPlatformFindings)]
    [Error<IllegalTransitionError>]
    [Error<UnderWayError>]
    [return: GraphQLName("finding")]
    public static Task<FieldResult<PlatformFinding>> ReportPlatformFindingAsync(
        PlatformFindingId findingId, string words, int? expectedVersion, PlatformFindingTurn turn, IPlatformConnector platform, CancellationToken cancellationToken) =>
        turn.TakeAsync(
            PlatformFindingActions.Report, findingId, expectedVersion, words,
            (finding, said, by, at) => finding.BeginReport(said, at) ?? (platform.IsOutside ? null : finding.FinishReport(by, at)), cancellationToken);
}
