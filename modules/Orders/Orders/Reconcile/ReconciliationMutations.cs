using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Orders.Contracts;
using Orders.Model;
using Orders.PayOrder;
using Orders.Persistence;

namespace Orders.Reconcile;

/// <summary>Comparing payments with what providers say.</summary>
[MutationType]
[Idempotent]
internal static class ReconciliationMutations
{
    /// <summary>
    /// Takes in what a payment provider says that it has got in some days (ORD-12): CSV in UTF-8 with the header <c>reference,amount,currency</c>, amounts in whole minor units, at most 50,000
    /// payments. All that is wrong with the first lines is told by line and column, and then nothing is taken in. The job <c>orders.reconcile</c> compares it.
    /// </summary>
    /// <param name="provider">The provider's code, as <c>paymentMethods</c> lists it.</param>
    /// <param name="from">The first day that it tells of, in the business time zone Asia/Shanghai.</param>
    /// <param name="to">The last day.</param>
    /// <param name="file">The statement, at most 8 MiB.</param>
    /// <returns>The statement.</returns>
    [Authorize(OrdersPermissions.Reconcile)]
    [Error<InvalidInputError>]
    [Error<PaymentProviderUnknownError>]
    [return: GraphQLName("statement")]
    public static async Task<FieldResult<ProviderStatement>> ImportProviderStatementAsync(
        string provider, DateOnly from, DateOnly to, IUpload file, OrdersDb db, PaymentMethods methods, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (methods.Find(provider) is null)
            return new[] { methods.Unknown() };
        var (problems, id) = (new InputProblems(), new ProviderStatementId(Guid.CreateVersion7()));
        if (to < from)
            problems.Add("to", Text.Broken("STATEMENT_DAYS"));
        var rows = await StatementFile.ReadAsync(file, id, problems, cancellationToken);
        if (!problems.IsEmpty)
            return problems.Errors;
        var statement = ProviderStatement.Import(id, provider, from, to, rows.Count, Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(statement);
        db.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        return statement;
    }

    /// <summary>Gives a difference between a statement and the payments to somebody who settles it, whoever had it before (ORD-12).</summary>
    /// <param name="reconciliationExceptionId">The difference.</param>
    /// <param name="userId">Who is to settle it; left out, the caller.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The difference.</returns>
    [Authorize(OrdersPermissions.Reconcile)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("reconciliationException")]
    public static async Task<FieldResult<ReconciliationException>> AssignReconciliationExceptionAsync(
        ReconciliationExceptionId reconciliationExceptionId, Guid? userId, int? expectedVersion, OrdersDb db, Turn<OrdersDb> turn, WorkReceivers receivers, ICaller caller, CancellationToken cancellationToken)
    {
        var to = userId ?? caller.UserId!.Value;
        return await turn.TakeAsync<ReconciliationException, ReconciliationFacts, ReconciliationStatus>(
            ReconciliationActions.Assign, await db.FindExceptionAsync(reconciliationExceptionId, cancellationToken), () => db.FactsOfAsync(reconciliationExceptionId, cancellationToken),
            Reconciliations.Missing(reconciliationExceptionId), expectedVersion, async (found, by, at) =>
            {
                if (!await receivers.MayGetAsync(to, ReconciliationActions.Resolve.Mutation, null, cancellationToken))
                    return [Text.Invalid("userId", "RECONCILER_MAY_NOT")];
                return found.Assign(to, by, at) is { } refused ? [refused] : [];
            }, cancellationToken);
    }

    /// <summary>Settles a difference between a statement and the payments (ORD-12).</summary>
    /// <param name="reconciliationExceptionId">The difference, which somebody has.</param>
    /// <param name="resolution">How.</param>
    /// <param name="words">What was found and done, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that the caller has seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The difference.</returns>
    [Authorize(OrdersPermissions.Reconcile)]
    [Error<NotFoundError>]
    [Error<InvalidInputError>]
    [Error<IllegalTransitionError>]
    [Error<EditConflictError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("reconciliationException")]
    public static async Task<FieldResult<ReconciliationException>> ResolveReconciliationExceptionAsync(
        ReconciliationExceptionId reconciliationExceptionId, ReconciliationResolution resolution, string words, int? expectedVersion, OrdersDb db, Turn<OrdersDb> turn, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "REASON_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await turn.TakeAsync(
            ReconciliationActions.Resolve, await db.FindExceptionAsync(reconciliationExceptionId, cancellationToken), () => db.FactsOfAsync(reconciliationExceptionId, cancellationToken),
            Reconciliations.Missing(reconciliationExceptionId), expectedVersion, (found, by, at) => found.Resolve(resolution, said, by, at), cancellationToken);
    }
}
