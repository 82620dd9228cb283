using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;
using Settlement.Posting;

namespace Settlement.Payouts;

/// <summary>Making, approving and taking back payouts.</summary>
[MutationType]
[Idempotent(Required = true)]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class PayoutMutations
{
    /// <summary>Makes a payout of what a statement made payable; somebody else approves it (SET-02).</summary>
    /// <param name="statementId">The statement.</param>
    /// <returns>The payout.</returns>
    [Authorize(SettlementPermissions.CreatePayout)]
    [Error<PayoutExistsError>]
    [return: GraphQLName("payout")]
    public static async Task<FieldResult<Payout>> CreatePayoutAsync(
        StatementId statementId, SettlementDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (await db.Statements.AsNoTracking().SingleOrDefaultAsync(s => s.Id == statementId, cancellationToken) is not { } statement)
            return new[] { Missing.Statement(statementId) };
        if (allowed.Refuse(StatementActions.CreatePayout, (await db.LoadFactsAsync([statementId], clock.GetUtcNow().UtcDateTime, cancellationToken))[statementId]) is [var refused, ..])
            return new[] { refused };
        var payout = db.Add(Payout.Of(statement, Actor.Of(caller), clock.GetUtcNow().UtcDateTime)).Entity;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (UniqueViolation.IsOf(taken, nameof(PayoutItem.ClaimedStatementId)))
        {
            return new IUserError[] { new PayoutExistsError(Text.Of("PAYOUT_EXISTS")) };
        }

        return payout;
    }

    /// <summary>Approves a payout that somebody else made, after the screening was asked; it goes to the bank at once (SET-02, SET-08).</summary>
    /// <param name="payoutId">The payout.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the payout has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The payout.</returns>
    [Bulk]
    [Authorize(SettlementPermissions.ApprovePayout)]
    [Error<SeparationOfDutiesError>]
    [Error<PayoutHeldError>]
    [return: GraphQLName("payout")]
    public static Task<FieldResult<Payout>> ApprovePayoutAsync(
        PayoutId payoutId, int? expectedVersion, SettlementDb db, AllowedActions allowed, PayoutGate gate, CancellationToken cancellationToken) =>
        DecideAsync(PayoutActions.Approve, payoutId, expectedVersion, db, allowed, payout => gate.LetThroughAsync(payout, payout.Approve, cancellationToken), cancellationToken);

    /// <summary>Lets the bank be asked again for a payout that failed, after the screening was asked again: what came up meanwhile holds it (SET-02, SET-08).</summary>
    /// <param name="payoutId">The payout.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the payout has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The payout.</returns>
    [Authorize(SettlementPermissions.CreatePayout)]
    [Error<PayoutHeldError>]
    [return: GraphQLName("payout")]
    public static Task<FieldResult<Payout>> RetryPayoutAsync(
        PayoutId payoutId, int? expectedVersion, SettlementDb db, AllowedActions allowed, PayoutGate gate, CancellationToken cancellationToken) =>
        DecideAsync(PayoutActions.Retry, payoutId, expectedVersion, db, allowed, payout => gate.LetThroughAsync(payout, payout.Retry, cancellationToken), cancellationToken);

    /// <summary>
    /// Takes back a payout (SET-02). After one that failed its statement may be paid out anew; what was paid and came back is owed to the merchant again and stands on the statement of the month
    /// that is open.
    /// </summary>
    /// <param name="payoutId">The payout.</param>
    /// <param name="reason">Why, for the history; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the payout has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The payout.</returns>
    [Authorize(SettlementPermissions.ReversePayout)]
    [Error<InvalidInputError>]
    [return: GraphQLName("payout")]
    public static async Task<FieldResult<Payout>> ReversePayoutAsync(
        PayoutId payoutId, string reason, int? expectedVersion, SettlementDb db, Ledger ledger, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        return !problems.IsEmpty ? problems.Errors : await DecideAsync(PayoutActions.Reverse, payoutId, expectedVersion, db, allowed, async payout =>
        {
            var (wasPaid, now) = (payout.Status == PayoutStatus.Paid, clock.GetUtcNow().UtcDateTime);
            await using var writing = await db.BeginWritingAsync(cancellationToken);
            if ((payout.Reverse(why, Actor.Of(caller), now) ?? await db.TrySaveChangesAsync(cancellationToken)) is { } error)
                return error;
            if (wasPaid)
                await ReverseAsync(EntryKind.PayoutRecalled, Bookings.PaidSource(payout.Id));
            await ReverseAsync(wasPaid ? EntryKind.PayoutReturned : EntryKind.PayoutVoided, Bookings.SentSource(payout.Id));
            await writing.CommitAsync(cancellationToken);
            return null;

            Task ReverseAsync(EntryKind kind, string source) => ledger.ReverseAsync(source, kind, Bookings.ReversedSource(kind, payout.Id), now, cancellationToken);
        }, cancellationToken);
    }

    private static async Task<FieldResult<Payout>> DecideAsync(
        StateAction<PayoutFacts, PayoutStatus> action, PayoutId id, int? expectedVersion, SettlementDb db, AllowedActions allowed,
        Func<Payout, Task<IUserError?>> decide, CancellationToken cancellationToken)
    {
        if (await db.Payouts.Include(p => p.Items).AsSingleQuery().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } payout)
            return new[] { Missing.Payout(id) };
        var facts = (await db.LoadFactsAsync([id], cancellationToken))[id];
        var error = ExpectedVersion.Check(payout, expectedVersion)
            ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)
            ?? await decide(payout);
        return error is not null ? new[] { error } : payout;
    }
}
