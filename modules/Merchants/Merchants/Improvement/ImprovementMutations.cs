using Merchants.Contracts;
using Merchants.ManageMerchant;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Improvement;

/// <summary>A goal of a new plan.</summary>
/// <param name="Goal">What is to be reached, at most 500 characters.</param>
/// <param name="DueOn">By which day, today or later.</param>
internal sealed record ImprovementGoalInput(string Goal, DateOnly DueOn);

/// <summary>Plans by which merchants get better (MER-09).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class ImprovementMutations
{
    private const int Most = 20;

    /// <summary>Drafts a plan by which a merchant gets better (MER-09); the merchant is to agree. All problems of the input are told at once.</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="reason">What it is to mend, at most 1000 characters.</param>
    /// <param name="goals">The goals, 1 to 20.</param>
    /// <returns>The plan.</returns>
    [Authorize(MerchantsPermissions.WriteImprovementPlans)]
    [return: GraphQLName("plan")]
    public static async Task<FieldResult<MerchantImprovementPlan>> CreateImprovementPlanAsync(
        MerchantId merchantId, string reason, IReadOnlyList<ImprovementGoalInput> goals, MerchantTurn turn, MerchantsDb db, CancellationToken cancellationToken)
    {
        MerchantImprovementPlan? plan = null;
        var taken = await turn.TakeAsync(MerchantActions.PlanImprovement, merchantId, null, (merchant, by, at) =>
        {
            var problems = new InputProblems();
            var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
            if (goals.Count is 0 or > Most)
                problems.Add("goals", Text.Broken("GOAL_COUNT", Most));
            var wanted = goals.Select((g, i) => (problems.Take($"goals.{i}.goal", PlainText.Parse(g.Goal, FieldLengths.ClauseText, "GOAL")), g.DueOn)).ToList();
            for (var i = 0; i < goals.Count; i++)
            {
                if (goals[i].DueOn < BusinessDay.DayAt(at))
                    problems.Add($"goals.{i}.dueOn", Text.Broken("TIME_PAST"));
            }

            if (problems.IsEmpty)
                plan = db.Add(MerchantImprovementPlan.Draft(merchant.Id, why, wanted, by, at)).Entity;
            return Task.FromResult<IReadOnlyList<IUserError>>(problems.Errors);
        }, cancellationToken);
        return taken.IsSuccess ? plan! : FieldResult<MerchantImprovementPlan>.Failure(taken.Errors);
    }

    /// <summary>Agrees to a plan in the merchant's name (MER-09).</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The plan.</returns>
    [Authorize(MerchantsPermissions.FollowImprovementPlans)]
    [return: GraphQLName("plan")]
    public static Task<FieldResult<MerchantImprovementPlan>> AgreeImprovementPlanAsync(
        MerchantImprovementPlanId planId, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db, CancellationToken cancellationToken) =>
        TakeAsync(MerchantImprovementActions.Agree, planId, expectedVersion, turn, db, (plan, by, at) => plan.Agree(by, at) is { } refused ? [refused] : [], cancellationToken);

    /// <summary>Tells how far a plan has come, in the merchant's name (MER-09).</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="goal">The number of the goal that it is about; left out, the whole plan.</param>
    /// <param name="words">How far, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The plan.</returns>
    [Authorize(MerchantsPermissions.FollowImprovementPlans)]
    [return: GraphQLName("plan")]
    public static async Task<FieldResult<MerchantImprovementPlan>> ReportImprovementProgressAsync(
        MerchantImprovementPlanId planId, int? goal, string words, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db, CancellationToken cancellationToken)
    {
        var isThere = goal is null || await db.ImprovementGoals.AnyAsync(g => g.PlanId == planId && g.Number == goal, cancellationToken);
        return await TakeAsync(MerchantImprovementActions.Progress, planId, expectedVersion, turn, db, (plan, by, at) =>
        {
            var problems = new InputProblems();
            if (!isThere)
                problems.Add("goal", Text.Broken("GOAL_UNKNOWN"));
            var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
            if (!problems.IsEmpty)
                return problems.Errors;
            if (plan.TellProgress(goal, said, by, at, out var entry) is { } refused)
                return [refused];
            db.Add(entry!);
            return [];
        }, cancellationToken);
    }

    /// <summary>Says what a plan came to (MER-09).</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="verdict">What.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The plan.</returns>
    [Authorize(MerchantsPermissions.WriteImprovementPlans)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("plan")]
    public static Task<FieldResult<MerchantImprovementPlan>> ConcludeImprovementPlanAsync(
        MerchantImprovementPlanId planId, ImprovementVerdict verdict, string reason, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db, CancellationToken cancellationToken) =>
        TakeAsync(verdict == ImprovementVerdict.Achieved ? MerchantImprovementActions.Achieve : MerchantImprovementActions.Fail, planId, expectedVersion, turn, db, (plan, by, at) =>
        {
            var problems = new InputProblems();
            var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
            return !problems.IsEmpty ? problems.Errors : plan.Conclude(verdict == ImprovementVerdict.Achieved, why, by, at) is { } refused ? [refused] : [];
        }, cancellationToken);

    private static async Task<FieldResult<MerchantImprovementPlan>> TakeAsync(
        StateAction<ImprovementFacts, MerchantImprovementStatus> action, MerchantImprovementPlanId id, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db,
        Func<MerchantImprovementPlan, Actor, DateTime, IReadOnlyList<IUserError>> step, CancellationToken cancellationToken)
    {
        var plan = await db.ImprovementPlans.SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        var facts = (await db.LoadFactsAsync([id], cancellationToken)).GetValueOrDefault(id);
        return await turn.TakeAsync(action, plan, facts, Missing.ImprovementPlan(id), expectedVersion, (p, by, at) => Task.FromResult(step(p, by, at)), cancellationToken);
    }
}
