using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Merchants.Assess;

/// <summary>Assessing merchants by hand, and correcting what came of it (MER-07).</summary>
[MutationType]
[Idempotent]
[Error<InvalidInputError>]
[Error<NotAuthorizedError>]
internal static class ScoreMutations
{
    /// <summary>Assesses all active merchants for a month that is over (MER-07). Scores that are there stay; it may be called again. A job does the same on the second of each month.</summary>
    /// <param name="period">The month in Asia/Shanghai, as 2026-03; one that is over.</param>
    /// <returns>How many merchants were assessed now.</returns>
    [Authorize(MerchantsPermissions.AssessMerchants)]
    [return: GraphQLName("assessed")]
    public static async Task<FieldResult<int>> AssessMerchantsAsync(string period, Assessments assessments, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var month = problems.Take("period", AssessmentPeriod.Parse(period));
        if (problems.IsEmpty && month.EndsAt > clock.GetUtcNow().UtcDateTime)
            problems.Add("period", Text.Broken("PERIOD_NOT_OVER"));
        return problems.IsEmpty ? (await assessments.AssessAsync(month, cancellationToken)).Assessed : problems.Errors;
    }

    /// <summary>Corrects a merchant's score by hand (MER-07); what was computed stays beside it, and <c>ruleExceptions</c> tells who corrected it and why (MER-10).</summary>
    /// <param name="scoreId">The score.</param>
    /// <param name="total">The score that counts, in hundredths of a point, 0 to 10 000.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The score.</returns>
    [Authorize(MerchantsPermissions.CorrectScores)]
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("score")]
    public static async Task<FieldResult<MerchantScore>> CorrectMerchantScoreAsync(
        MerchantScoreId scoreId, int total, string reason, int? expectedVersion, MerchantsDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        if (total is < 0 or > MerchantIndex.Whole)
            problems.Add("total", Text.Broken("SCORE_RANGE", MerchantIndex.Whole));
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Scores.SingleOrDefaultAsync(s => s.Id == scoreId, cancellationToken) is not { } score)
            return new[] { Missing.Score(scoreId) };
        if (ExpectedVersion.Check(score, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        if (caller.MerchantScope.Contains(score.MerchantId.Value))
            return new IUserError[] { new SeparationOfDutiesError(Text.Of("JUDGE_IS_MERCHANT"), "JUDGE_IS_MERCHANT") };
        var now = clock.GetUtcNow().UtcDateTime;
        score.Correct(total, now);
        db.Add(RuleException.Of(ExceptedRule.ScoreCorrected, NodeId.Of(scoreId), score.MerchantId, why, Actor.Of(caller), now));
        return await db.SaveEditionAsync(score, cancellationToken);
    }
}
