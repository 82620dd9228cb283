using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Settlement.Contracts;
using Settlement.Model;
using Settlement.Persistence;

namespace Settlement.SettleStatements;

/// <summary>Issuing statements, and the merchant's word on them.</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class StatementMutations
{
    /// <summary>Issues a statement to its merchant, who has some working days to confirm or dispute it; from now on it does not change any more (SET-12).</summary>
    /// <param name="statementId">The statement.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the statement has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The statement.</returns>
    [Authorize(SettlementPermissions.IssueStatement)]
    [return: GraphQLName("statement")]
    public static async Task<FieldResult<Statement>> IssueStatementAsync(
        StatementId statementId, int? expectedVersion, SettlementDb db, ICaller caller, TimeProvider clock, IWorkingCalendar calendar, SettlementOptions options, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await calendar.ConfirmDueAsync(options, now, cancellationToken);
        return await DecideAsync(StatementActions.Issue, statementId, expectedVersion, now, db, allowed, s => s.Issue(Actor.Of(caller), now, due), cancellationToken);
    }

    /// <summary>Confirms a statement of one's merchant; where it makes something payable, that waits for its payout from now on (SET-12).</summary>
    /// <param name="statementId">The statement.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the statement has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The statement.</returns>
    [Authorize(SettlementPermissions.ConfirmStatement)]
    [return: GraphQLName("statement")]
    public static async Task<FieldResult<Statement>> ConfirmStatementAsync(
        StatementId statementId, int? expectedVersion, SettlementDb db, ICaller caller, TimeProvider clock, IWorkingCalendar calendar, SettlementOptions options, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await calendar.PayDueAsync(options, now, cancellationToken);
        return await DecideAsync(StatementActions.Confirm, statementId, expectedVersion, now, db, allowed, s => s.Confirm(Actor.Of(caller), now, due), cancellationToken);
    }

    /// <summary>Disputes a statement of one's merchant; finance answers (SET-12).</summary>
    /// <param name="statementId">The statement.</param>
    /// <param name="reason">What is wrong; at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the decision is about; where the statement has another by now, nothing is decided (EDIT_CONFLICT).</param>
    /// <returns>The statement.</returns>
    [Authorize(SettlementPermissions.ConfirmStatement)]
    [Error<InvalidInputError>]
    [Error<DisputeWindowOverError>]
    [return: GraphQLName("statement")]
    public static async Task<FieldResult<Statement>> DisputeStatementAsync(
        StatementId statementId, string reason, int? expectedVersion, SettlementDb db, ICaller caller, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var why = problems.Take("reason", PlainText.Parse(reason, FieldLengths.Comment, "REASON_TEXT"));
        var now = clock.GetUtcNow().UtcDateTime;
        return problems.IsEmpty
            ? await DecideAsync(StatementActions.Dispute, statementId, expectedVersion, now, db, allowed, s => s.Dispute(why, Actor.Of(caller), now), cancellationToken)
            : problems.Errors;
    }

    private static async Task<FieldResult<Statement>> DecideAsync(
        StateAction<StatementFacts, StatementStatus> action, StatementId id, int? expectedVersion, DateTime now, SettlementDb db, AllowedActions allowed,
        Func<Statement, IUserError?> decide, CancellationToken cancellationToken)
    {
        if (await db.Statements.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is not { } statement)
            return new[] { Missing.Statement(id) };
        var facts = (await db.LoadFactsAsync([id], now, cancellationToken))[id];
        var error = ExpectedVersion.Check(statement, expectedVersion)
            ?? (allowed.Refuse(action, facts) is [var refused, ..] ? refused : null)
            ?? decide(statement)
            ?? await db.TrySaveChangesAsync(cancellationToken);
        return error is not null ? new[] { error } : statement;
    }
}
