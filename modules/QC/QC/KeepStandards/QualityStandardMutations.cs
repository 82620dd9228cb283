using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.KeepStandards;

/// <summary>Drafting, publishing and retiring standards with their checklists (QC-01, QC-02).</summary>
[MutationType]
[Idempotent]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class QualityStandardMutations
{
    /// <summary>Drafts the next edition of a standard (QC-01, QC-02). Its content never changes afterwards. All problems of the input are told at once.</summary>
    /// <param name="code">The standard's stable code: capitals of ASCII, digits and <c>_</c>, at most 60 characters. A new one begins a new standard.</param>
    /// <param name="name">What it is called, at most 100 characters.</param>
    /// <param name="items">The checklist, 1 to 60 items; their weights are 10 000 basis points together.</param>
    /// <returns>The standard.</returns>
    [Authorize(QCPermissions.WriteStandards)]
    [Error<InvalidInputError>]
    [return: GraphQLName("standard")]
    public static async Task<FieldResult<QualityStandard>> CreateQualityStandardAsync(
        string code, string name, IReadOnlyList<ChecklistItemInput> items, QCDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var known = problems.Take("code", ChecklistChecks.CheckCode(code));
        var title = problems.Take("name", PlainText.Parse(name, FieldLengths.Name, "STANDARD_NAME"));
        var rules = ChecklistChecks.Check(problems, items);
        if (!problems.IsEmpty)
            return problems.Errors;
        var latest = await db.Standards.Where(s => s.Code == known).MaxAsync(s => (int?)s.Edition, cancellationToken) ?? 0;
        var standard = QualityStandard.Draft(new(Guid.CreateVersion7()), known, latest + 1, title, rules, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(standard);
        return await db.SaveEditionAsync(standard, cancellationToken);
    }

    /// <summary>Puts a draft in force that somebody else has written, and retires the edition that was (QC-01). Inspections that have begun keep what was in force then.</summary>
    /// <param name="standardId">The standard.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The standard.</returns>
    [Authorize(QCPermissions.PublishStandards)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("standard")]
    public static async Task<FieldResult<QualityStandard>> PublishQualityStandardAsync(
        QualityStandardId standardId, int? expectedVersion, QCDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (by, now) = (Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        var (standard, error) = await FindAsync(db, QualityStandardActions.Publish, standardId, expectedVersion, caller, allowed, cancellationToken);
        if (error is not null)
            return new[] { error };
        var before = db.Standards.Where(s => s.Code == standard!.Code && s.Status == QualityStandardStatus.Published);
        return await db.PublishAsync<QualityStandard, QualityStandardStatus>(standard!, before, by, now, cancellationToken);
    }

    /// <summary>Inspects nothing more by a standard (QC-01). Inspections that hold it frozen go on.</summary>
    /// <param name="standardId">The standard.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The standard.</returns>
    [Authorize(QCPermissions.PublishStandards)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("standard")]
    public static async Task<FieldResult<QualityStandard>> RetireQualityStandardAsync(
        QualityStandardId standardId, int? expectedVersion, QCDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (standard, error) = await FindAsync(db, QualityStandardActions.Retire, standardId, expectedVersion, caller, allowed, cancellationToken);
        error ??= standard!.Retire(Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        return error is not null ? new[] { error } : await db.SaveEditionAsync(standard!, cancellationToken);
    }

    private static async Task<(QualityStandard? Standard, IUserError? Error)> FindAsync(
        QCDb db, StateAction<QualityStandardFacts, QualityStandardStatus> action, QualityStandardId id, int? expectedVersion, ICaller caller, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        if (await db.Standards.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } standard)
            return (null, Missing.Standard(id));
        return (standard, ExpectedVersion.Check(standard, expectedVersion) ?? (allowed.Refuse(action, QualityStandardFacts.Of(standard, caller)) is [var refused, ..] ? refused : null));
    }
}
