using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.WriteRules;

/// <summary>Writing, trying, publishing and retiring rules by which orders are screened.</summary>
[MutationType]
[Idempotent]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ScreeningRuleMutations
{
    private const int MostDays = 400;

    /// <summary>Drafts the next edition of a rule (RSK-07). Its content never changes afterwards. All problems of the input are told at once.</summary>
    /// <param name="code">The rule's stable code, which its editions share: capitals of ASCII, digits and <c>_</c>, at most 60 characters.</param>
    /// <param name="name">What it is called, at most 100 characters.</param>
    /// <param name="kind">What it looks at.</param>
    /// <param name="verdict">What it says of orders that it hits: REVIEW, BLOCK_AND_REVIEW or DECLINE.</param>
    /// <param name="limit">What is above it is hit: the amount of the window, or the price of a piece. Orders in another currency are not looked at.</param>
    /// <param name="windowHours">The hours within which a buyer's orders count, 1 to 720; for BUYER_AMOUNT_IN_WINDOW alone.</param>
    /// <param name="merchantDays">Merchants that have been in business for fewer days are new, 1 to 365; for NEW_MERCHANT_HIGH_PRICE alone.</param>
    /// <returns>The edition.</returns>
    [Authorize(RiskPermissions.WriteRules)]
    [Error<InvalidInputError>]
    [return: GraphQLName("rule")]
    public static async Task<FieldResult<ScreeningRule>> CreateScreeningRuleAsync(
        string code, string name, ScreeningRuleKind kind, ScreeningVerdict verdict, MoneyInput limit, int? windowHours, int? merchantDays,
        RiskDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var content = ScreeningRuleChecks.Check(problems, code, name, kind, verdict, limit, windowHours, merchantDays);
        if (!problems.IsEmpty)
            return problems.Errors;
        var latest = await db.Rules.Where(r => r.Code == code).MaxAsync(r => (int?)r.Edition, cancellationToken) ?? 0;
        var rule = ScreeningRule.Draft(new(Guid.CreateVersion7()), content, latest + 1, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(rule);
        return await db.SaveEditionAsync(rule, cancellationToken);
    }

    /// <summary>Tries an edition on the orders of the last days that have not ended, as often as one likes (RSK-07): how many it would have hit, and which.</summary>
    /// <param name="ruleId">The edition.</param>
    /// <param name="days">The orders of how many days, 1 to 400.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Authorize(RiskPermissions.WriteRules)]
    [Error<InvalidInputError>]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("rule")]
    public static async Task<FieldResult<ScreeningRule>> TestScreeningRuleAsync(
        ScreeningRuleId ruleId, int days, int? expectedVersion, RiskDb db, RuleTrial trial, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (days is < 1 or > MostDays)
            return new IUserError[] { Text.Invalid("days", "TEST_DAYS", MostDays) };
        var (rule, error) = await FindAsync(db, ScreeningRuleActions.Test, ruleId, expectedVersion, allowed, cancellationToken);
        if (error is not null)
            return new[] { error };
        var now = clock.GetUtcNow().UtcDateTime;
        var result = await trial.RunAsync(rule!, now.AddDays(-days), cancellationToken);
        if (rule!.NoteTest(days, result.Orders, result.HitCount, Actor.Of(caller), now) is { } refused)
            return new[] { refused };
        db.AddRange(result.Hits);
        return await db.SaveEditionAsync(rule, cancellationToken);
    }

    /// <summary>
    /// Has orders screened by an edition from now on, by somebody who has not written it, and retires the edition of the rule that was in force (RSK-07).
    /// </summary>
    /// <param name="ruleId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Authorize(RiskPermissions.PublishRules)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("rule")]
    public static async Task<FieldResult<ScreeningRule>> PublishScreeningRuleAsync(
        ScreeningRuleId ruleId, int? expectedVersion, RiskDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (by, now) = (Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        var (rule, error) = await FindAsync(db, ScreeningRuleActions.Publish, ruleId, expectedVersion, allowed, cancellationToken);
        if (error is not null)
            return new[] { error };
        var before = db.Rules.Where(r => r.Code == rule!.Code && r.Status == ScreeningRuleStatus.Published);
        return await db.PublishAsync<ScreeningRule, ScreeningRuleStatus>(rule!, before, by, now, cancellationToken);
    }

    /// <summary>Has no order screened by an edition any more (RSK-07). What it has found stands.</summary>
    /// <param name="ruleId">The edition.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The edition.</returns>
    [Authorize(RiskPermissions.WriteRules)]
    [Error<NotFoundError>]
    [Error<IllegalTransitionError>]
    [return: GraphQLName("rule")]
    public static async Task<FieldResult<ScreeningRule>> RetireScreeningRuleAsync(
        ScreeningRuleId ruleId, int? expectedVersion, RiskDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var (rule, error) = await FindAsync(db, ScreeningRuleActions.Retire, ruleId, expectedVersion, allowed, cancellationToken);
        error ??= rule!.Retire(Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        return error is not null ? new[] { error } : await db.SaveEditionAsync(rule!, cancellationToken);
    }

    private static async Task<(ScreeningRule? Rule, IUserError? Error)> FindAsync(
        RiskDb db, StateAction<ScreeningRuleFacts, ScreeningRuleStatus> action, ScreeningRuleId id, int? expectedVersion, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.Rules.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } rule)
            return (null, Missing.Rule(id));
        var facts = (await db.LoadFactsAsync([id], cancellationToken))[id];
        return (rule, ExpectedVersion.Check(rule, expectedVersion) ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null));
    }
}
