using Merchants.Contracts;
using Merchants.ManageMerchant;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.Sanctions;

/// <summary>From a proposed sanction, or reward, to one that stands or is taken back (MER-08).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class SanctionMutations
{
    /// <summary>Proposes a sanction, or a reward, of a merchant (MER-08). The merchant is heard, and somebody else approves. All problems of the input are told at once.</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="kind">What with.</param>
    /// <param name="basis">What it stands on.</param>
    /// <param name="clause">The article or clause that it stands on, at most 500 characters.</param>
    /// <param name="reason">What happened, at most 1000 characters.</param>
    /// <param name="until">When a suspension ends by itself (UTC), after now; left out, it stands until it is taken back. For suspensions alone.</param>
    /// <returns>The sanction.</returns>
    [Authorize(MerchantsPermissions.ProposeSanctions)]
    [return: GraphQLName("sanction")]
    public static async Task<FieldResult<MerchantSanction>> SanctionMerchantAsync(
        MerchantId merchantId, MerchantSanctionKind kind, SanctionBasis basis, string clause, string reason, DateTime? until,
        MerchantTurn turn, MerchantsDb db, MerchantsOptions options, IWorkingCalendar calendar, CancellationToken cancellationToken)
    {
        MerchantSanction? sanction = null;
        var working = await calendar.ForAsync(options.WorkingTime, cancellationToken);
        var taken = await turn.TakeAsync(MerchantActions.Sanction, merchantId, null, (merchant, by, at) =>
        {
            var problems = new InputProblems();
            var on = problems.Take("clause", PlainText.Parse(clause, FieldLengths.ClauseText, "CLAUSE"));
            var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
            if (until is not null && kind != MerchantSanctionKind.Suspension)
                problems.Add("until", Text.Broken("UNTIL_OF_SUSPENSIONS"));
            else if (until <= at)
                problems.Add("until", Text.Broken("TIME_PAST"));
            if (problems.IsEmpty)
                sanction = db.Add(MerchantSanction.Propose(new(merchant.Id, kind, basis, on, why, until?.ToUniversalTime()), working.AddWorkingDays(at, options.HearingWorkingDays), by, at)).Entity;
            return Task.FromResult<IReadOnlyList<IUserError>>(problems.Errors);
        }, cancellationToken);
        return taken.IsSuccess ? sanction! : FieldResult<MerchantSanction>.Failure(taken.Errors);
    }

    /// <summary>Hears the merchant about a proposed sanction (MER-08): its words, or that the time for them has passed; a job notes the latter too.</summary>
    /// <param name="sanctionId">The sanction.</param>
    /// <param name="statement">The merchant's words, at most 1000 characters; left out where the time for them is over.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The sanction.</returns>
    [Authorize(MerchantsPermissions.AnswerSanctions)]
    [Error<HearingOpenError>]
    [return: GraphQLName("sanction")]
    public static async Task<FieldResult<MerchantSanction>> HearMerchantAsync(
        MerchantSanctionId sanctionId, string? statement, int? expectedVersion, SanctionTurn turn, CancellationToken cancellationToken) =>
        await turn.TakeAsync(MerchantSanctionActions.Hear, sanctionId, expectedVersion, (sanction, by, at) =>
        {
            var problems = new InputProblems();
            var said = problems.Take("statement", PlainText.ParseOptional(statement, FieldLengths.Comment, "WORDS"));
            IReadOnlyList<IUserError> errors = !problems.IsEmpty ? problems.Errors
                : said is null && at < sanction.HearingUntil ? [new HearingOpenError(Text.Of("HEARING_OPEN"), sanction.HearingUntil)]
                : sanction.Hear(said, by, at) is { } refused ? [refused] : [];
            return Task.FromResult(errors);
        }, cancellationToken);

    /// <summary>Approves a sanction that somebody else has proposed (MER-08). It takes effect at once, or at a later time: a suspension stops new orders, a removal begins the merchant's exit.</summary>
    /// <param name="sanctionId">The sanction.</param>
    /// <param name="effectiveFrom">From when on it takes effect (UTC), where that is later than now.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The sanction.</returns>
    [Authorize(MerchantsPermissions.ApproveSanctions)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("sanction")]
    public static async Task<FieldResult<MerchantSanction>> ApproveSanctionAsync(
        MerchantSanctionId sanctionId, DateTime? effectiveFrom, int? expectedVersion, SanctionTurn turn, MerchantsDb db, CancellationToken cancellationToken) =>
        await turn.TakeAsync(MerchantSanctionActions.Approve, sanctionId, expectedVersion, async (sanction, by, at) =>
        {
            var from = effectiveFrom?.ToUniversalTime() is { } later && later > at ? later : at;
            if (sanction.Approve(from, by, at) is { } refused)
                return [refused];
            if (from == at)
                await db.TakeEffectAsync(sanction, at, cancellationToken);
            return [];
        }, cancellationToken);

    /// <summary>Takes a sanction back (MER-08); where it had been approved, <c>ruleExceptions</c> tells of it (MER-10). What it has stopped goes on: the business where nothing else stands against it, the exit of a removed merchant is called off.</summary>
    /// <param name="sanctionId">The sanction.</param>
    /// <param name="reason">Why, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The sanction.</returns>
    [Authorize(MerchantsPermissions.ApproveSanctions)]
    [Error<SeparationOfDutiesError>]
    [return: GraphQLName("sanction")]
    public static async Task<FieldResult<MerchantSanction>> RevokeSanctionAsync(
        MerchantSanctionId sanctionId, string reason, int? expectedVersion, SanctionTurn turn, MerchantsDb db, CancellationToken cancellationToken) =>
        await turn.TakeAsync(MerchantSanctionActions.Revoke, sanctionId, expectedVersion, async (sanction, by, at) =>
        {
            var problems = new InputProblems();
            var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
            if (!problems.IsEmpty)
                return problems.Errors;
            var before = sanction.Status;
            if (sanction.Revoke(why, by, at) is { } refused)
                return [refused];
            if (before is MerchantSanctionStatus.Approved or MerchantSanctionStatus.Effective)
                db.Add(RuleException.Of(ExceptedRule.SanctionRevoked, NodeId.Of(sanctionId), sanction.MerchantId, why, by, at));
            if (before == MerchantSanctionStatus.Effective)
                await db.UndoAsync(sanction, by, at, cancellationToken);
            return [];
        }, cancellationToken);
}
