using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.KeepEntryCriteria;

/// <summary>Drafting, publishing and retiring the entry criteria (MER-01).</summary>
[MutationType]
[Idempotent]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class EntryCriteriaMutations
{
    /// <summary>Drafts the next edition of the entry criteria (MER-01). Its content never changes afterwards. All problems of the input are told at once.</summary>
    /// <param name="criteria">The criteria, 1 to 60.</param>
    /// <returns>The edition.</returns>
    [Authorize(MerchantsPermissions.WriteCriteria)]
    [Error<InvalidInputError>]
    [return: GraphQLName("entryCriteria")]
    public static async Task<FieldResult<EntryCriteria>> CreateEntryCriteriaAsync(
        IReadOnlyList<EntryCriterionInput> criteria, MerchantsDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var rules = EntryCriterionChecks.Check(problems, criteria);
        if (!problems.IsEmpty)
            return problems.Errors;
        var latest = await db.EntryCriteria.MaxAsync(c => (int?)c.Edition, cancellationToken) ?? 0;
        var drafted = EntryCriteria.Draft(new(Guid.CreateVersion7()), latest + 1, rules, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(drafted);
        return await db.SaveEditionAsync(drafted, cancellationToken);
    }

    /// <summary>Puts a draft in force that somebody else has written, and retires the edition that was (MER-01). Applications that were handed in keep what was in force then.</summary>
    /// <param name="entryCriteriaId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Authorize(MerchantsPermissions.PublishCriteria)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("entryCriteria")]
    public static async Task<FieldResult<EntryCriteria>> PublishEntryCriteriaAsync(
        EntryCriteriaId entryCriteriaId, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (criteria, error) = await FindAsync(db, EntryCriteriaActions.Publish, entryCriteriaId, expectedVersion, caller, allowed, cancellationToken);
        if (error is not null)
            return new[] { error };
        var before = db.EntryCriteria.Where(c => c.Status == EntryCriteriaStatus.Published);
        return await db.PublishAsync<EntryCriteria, EntryCriteriaStatus>(criteria!, before, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>Takes nothing more by an edition (MER-01): without another one, applications are measured by no criteria.</summary>
    /// <param name="entryCriteriaId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Authorize(MerchantsPermissions.PublishCriteria)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("entryCriteria")]
    public static async Task<FieldResult<EntryCriteria>> RetireEntryCriteriaAsync(
        EntryCriteriaId entryCriteriaId, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (criteria, error) = await FindAsync(db, EntryCriteriaActions.Retire, entryCriteriaId, expectedVersion, caller, allowed, cancellationToken);
        error ??= criteria!.Retire(Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        return error is not null ? new[] { error } : await db.SaveEditionAsync(criteria!, cancellationToken);
    }

    private static async Task<(EntryCriteria? Criteria, IUserError? Error)> FindAsync(
        MerchantsDb db, StateAction<EntryCriteriaFacts, EntryCriteriaStatus> action, EntryCriteriaId id, int? expectedVersion, ICaller caller, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.EntryCriteria.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } criteria)
            return (null, new NotFoundError(Text.Of("ENTRY_CRITERIA_NOT_FOUND"), NodeId.Of(id).ToString()));
        return (criteria, ExpectedVersion.Check(criteria, expectedVersion) ?? (allowed.Refuse(action, EntryCriteriaFacts.Of(criteria, caller)) is [var refused, ..] ? refused : null));
    }
}
