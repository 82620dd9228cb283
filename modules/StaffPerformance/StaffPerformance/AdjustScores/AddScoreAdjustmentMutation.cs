using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using StaffPerformance.Contracts;
using StaffPerformance.Contracts.Events;
using StaffPerformance.Model;
using StaffPerformance.Persistence;

namespace StaffPerformance.AdjustScores;

/// <summary>Adding points to scores, and taking points.</summary>
[MutationType]
[Idempotent]
internal static class AddScoreAdjustmentMutation
{
    private const int MostPoints = 10_000;

    /// <summary>
    /// Adds points to a staff member's score, or takes some (STF-22, STF-24). They count in the evaluation of their month while that is not calculated, otherwise in the next open one, once. An
    /// adjustment never changes; another one puts it right.
    /// </summary>
    /// <param name="staffMemberId">The staff member; nobody adjusts his or her own score.</param>
    /// <param name="points">The points in hundredths, −10 000 to 10 000 but not 0; negative ones are taken.</param>
    /// <param name="period">The month that it belongs to, such as 2026-11; none that is still to come.</param>
    /// <param name="reason">Why.</param>
    /// <param name="words">The words to it, at most 2000 characters.</param>
    /// <param name="evidence">What proves it: the id of a node, of whichever module; left out, nothing.</param>
    /// <returns>The adjustment.</returns>
    [Authorize(StaffPerformancePermissions.AdjustScores)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<OwnEvaluationError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("adjustment")]
    public static async Task<FieldResult<ScoreAdjustment>> AddScoreAdjustmentAsync(
        StaffMemberId staffMemberId, int points, string period, ScoreAdjustmentReason reason, string words, string? evidence,
        StaffPerformanceDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var problems = new InputProblems();
        if (points is 0 or < -MostPoints or > MostPoints)
            problems.Add("points", Text.Broken("POINTS_RANGE", MostPoints));
        var month = problems.Take("period", EvaluationPeriod.Parse(period));
        if (month != default && month.StartsAt > now)
            problems.Add("period", Text.Broken("PERIOD_TO_COME"));
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Words, "WORDS"));
        var proof = problems.Take("evidence", PlainText.ParseOptional(evidence, FieldLengths.NodeId, "EVIDENCE"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Staff.AsNoTracking().SingleOrDefaultAsync(m => m.Id == staffMemberId, cancellationToken) is not { } member)
            return new[] { Missing.StaffMember(staffMemberId) };
        if (member.UserId == db.Self)
            return new IUserError[] { new OwnEvaluationError(Text.Of("OWN_EVALUATION")) };
        var adjustment = ScoreAdjustment.Decide(new(Guid.CreateVersion7()), member, points, month, reason, said, proof, Actor.Of(caller).Id, now);
        db.Add(adjustment);
        db.Raise(new ScoreAdjusted(adjustment.Id, member.Id, adjustment.Period), now);
        await db.SaveChangesAsync(cancellationToken);
        return adjustment;
    }
}
