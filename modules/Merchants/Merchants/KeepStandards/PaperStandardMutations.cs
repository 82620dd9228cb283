using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.KeepStandards;

/// <summary>Drafting, rewriting, publishing and retiring the standard of papers (DOC-02).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class PaperStandardMutations
{
    /// <summary>Drafts the next edition of the standard of papers (DOC-02). All problems of the input are told at once.</summary>
    /// <param name="name">What it is called, at most 100 characters.</param>
    /// <param name="requirements">What it says, once for each kind of paper; about what it does not name, the built-in standard holds.</param>
    /// <param name="ruleChangeId">The change of the outside platform's rules that led to it (DOC-26).</param>
    /// <returns>The standard.</returns>
    [Authorize(MerchantsPermissions.WriteStandards)]
    [Error<InvalidInputError>]
    [return: GraphQLName("standard")]
    public static async Task<FieldResult<PaperStandard>> CreatePaperStandardAsync(
        string name, IReadOnlyList<PaperRequirementInput> requirements, PlatformRuleChangeId? ruleChangeId, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        if (allowed.RefuseCaller("createPaperStandard", Place.Platform) is { } refused)
            return new IUserError[] { refused };
        var problems = new InputProblems();
        var title = problems.Take("name", PlainText.Parse(name, FieldLengths.StandardName, "STANDARD_NAME"));
        var rules = RequirementChecks.Check(problems, requirements);
        if (!problems.IsEmpty)
            return problems.Errors;
        if (ruleChangeId is { } change && !await db.RuleChanges.AnyAsync(c => c.Id == change, cancellationToken))
            return new[] { Missing.RuleChange(change) };
        return await DraftAsync(db, title, ruleChangeId, rules, Actor.Of(caller), clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>Rewrites a draft of the standard of papers, whoever began it (DOC-02); whoever wrote it last does not publish it.</summary>
    /// <param name="standardId">The draft.</param>
    /// <param name="name">What it is called from now on, at most 100 characters.</param>
    /// <param name="requirements">All that it says from now on.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The standard.</returns>
    [Authorize(MerchantsPermissions.WriteStandards)]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("standard")]
    public static async Task<FieldResult<PaperStandard>> UpdatePaperStandardAsync(
        PaperStandardId standardId, string name, IReadOnlyList<PaperRequirementInput> requirements, int? expectedVersion, MerchantsDb db, ICaller caller, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var title = problems.Take("name", PlainText.Parse(name, FieldLengths.StandardName, "STANDARD_NAME"));
        var rules = RequirementChecks.Check(problems, requirements);
        if (!problems.IsEmpty)
            return problems.Errors;
        var (standard, error) = await FindAsync(db, PaperStandardActions.Update, standardId, expectedVersion, caller, allowed, cancellationToken);
        if (error is not null)
            return new[] { error };
        if (standard!.Rewrite(title, rules, Actor.Of(caller), out var dropped) is { } refused)
            return new[] { refused };
        db.RemoveRange(dropped);
        return await db.SaveEditionAsync(standard, cancellationToken);
    }

    /// <summary>Puts a draft in force that somebody else has written, and retires the edition that was (DOC-02). Versions that were handed in keep theirs.</summary>
    /// <param name="standardId">The draft.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The standard.</returns>
    [Authorize(MerchantsPermissions.PublishStandards)]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("standard")]
    public static async Task<FieldResult<PaperStandard>> PublishPaperStandardAsync(
        PaperStandardId standardId, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (standard, error) = await FindAsync(db, PaperStandardActions.Publish, standardId, expectedVersion, caller, allowed, cancellationToken);
        return error is not null
            ? new[] { error }
            : await db.PublishAsync<PaperStandard, PaperStandardStatus>(
                standard!, db.PaperStandards.Where(s => s.Status == PaperStandardStatus.Published), Actor.Of(caller), clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    /// <summary>Takes the published standard out of force; the built-in one holds again (DOC-02).</summary>
    /// <param name="standardId">The standard.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The standard.</returns>
    [Authorize(MerchantsPermissions.PublishStandards)]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("standard")]
    public static async Task<FieldResult<PaperStandard>> RetirePaperStandardAsync(
        PaperStandardId standardId, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (standard, error) = await FindAsync(db, PaperStandardActions.Retire, standardId, expectedVersion, caller, allowed, cancellationToken);
        error ??= standard!.Retire(Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        return error is not null ? new[] { error } : await db.SaveEditionAsync(standard!, cancellationToken);
    }

    /// <summary>Drafts the next edition.</summary>
    internal static async Task<FieldResult<PaperStandard>> DraftAsync(
        MerchantsDb db, string name, PlatformRuleChangeId? ruleChange, IReadOnlyList<PaperRequirement> rules, Actor by, DateTime at, CancellationToken cancellationToken)
    {
        var latest = await db.PaperStandards.MaxAsync(s => (int?)s.Edition, cancellationToken) ?? BuiltInStandard.Number;
        var standard = PaperStandard.Draft(new(Guid.CreateVersion7()), latest + 1, name, ruleChange, rules, by, at);
        db.Add(standard);
        return await db.SaveEditionAsync(standard, cancellationToken);
    }

    private static async Task<(PaperStandard? Standard, IUserError? Error)> FindAsync(
        MerchantsDb db, StateAction<PaperStandardFacts, PaperStandardStatus> action, PaperStandardId id, int? expectedVersion, ICaller caller, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        // One statement: between several, on PostgreSQL, another rewriting may be committed, and the requirements would not fit the version.
        if (await db.PaperStandards.Include(s => s.Requirements).AsSingleQuery().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } standard)
            return (null, Missing.PaperStandard(id));
        return (standard, ExpectedVersion.Check(standard, expectedVersion) ?? (allowed.Refuse(action, PaperStandardFacts.Of(standard, caller)) is [var refused, ..] ? refused : null));
    }
}
