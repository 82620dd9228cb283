using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;
using Settlement.Posting;

namespace Settlement.SettleStatements;

/// <summary>Answering a dispute.</summary>
[MutationType]
internal static class AdjustStatementMutation
{
    /// <summary>
    /// Answers a disputed statement by a document of its own (SET-12): the statement stays as it is, and what is to be put right is booked now and stands on the statement of the month that is
    /// open. What the statement makes payable is payable from now on.
    /// </summary>
    /// <param name="statementId">The statement.</param>
    /// <param name="reason">The words to the merchant; at most 1000 characters.</param>
    /// <param name="amount">How much is put right, in the currency of the statement; left out where the statement is right.</param>
    /// <param name="againstMerchant">Whether the merchant owes it; otherwise the merchant gets it.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the statement has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The statement.</returns>
    [Idempotent(Required = true)]
    [Authorize(SettlementPermissions.AdjustStatement)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("statement")]
    public static async Task<FieldResult<Statement>> AdjustStatementAsync(
        StatementId statementId, string reason, MoneyInput? amount, bool? againstMerchant, int? expectedVersion,
        SettlementDb db, Ledger ledger, ICaller caller, TimeProvider clock, IWorkingCalendar calendar, SettlementOptions options, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        var money = amount is null ? null : problems.Take("amount", amount.Check());
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.Statements.SingleOrDefaultAsync(s => s.Id == statementId, cancellationToken) is not { } statement)
            return new[] { Missing.Statement(statementId) };
        var facts = (await db.LoadFactsAsync([statementId], clock.GetUtcNow().UtcDateTime, cancellationToken))[statementId];
        if (ExpectedVersion.Check(statement, expectedVersion) is { } conflict)
            return new IUserError[] { conflict };
        if (allowed.Refuse(StatementActions.Adjust, facts) is [var refused, ..])
            return new[] { refused };
        if (money is not null && money.Currency != statement.Currency)
            return new IUserError[] { Text.Invalid("amount.currency", "ADJUSTMENT_CURRENCY", statement.Currency) };

        var now = clock.GetUtcNow().UtcDateTime;
        var due = await calendar.PayDueAsync(options, now, cancellationToken);
        var signed = (againstMerchant == true ? -1 : 1) * (money?.Amount ?? 0);
        await using var writing = await db.BeginWritingAsync(cancellationToken);
        if ((statement.Adjust(signed, why, Actor.Of(caller), now, due) ?? await db.TrySaveChangesAsync(cancellationToken)) is { } error)
            return new[] { error };
        var entry = signed == 0 ? null : await ledger.PostAsync(Bookings.Adjustment(statement.Id, statement.MerchantId, signed, statement.Currency, now), cancellationToken);
        db.Add(new StatementAdjustment { StatementId = statement.Id, Amount = signed, Currency = statement.Currency, Reason = why, EntryId = entry?.Id, At = now, ById = caller.UserId!.Value });
        await db.SaveChangesAsync(cancellationToken);
        await writing.CommitAsync(cancellationToken);
        return statement;
    }
}
