using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Modular.Persistence;

/// <summary>Refuses to commit anything by itself while a context's commits are held: it would stand although the rest may not.</summary>
internal sealed class NoEarlyCommit : IDbTransactionInterceptor, IDbCommandInterceptor
{
    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Refuse(eventData.Context, "A transaction was begun on the context's Database");
        return result;
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(TransactionCommitting(transaction, eventData, result));

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (command.Transaction is null)
            Refuse(eventData.Context, "A bulk statement ran outside of a transaction");
        return result;
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(NonQueryExecuting(command, eventData, result));

    private static void Refuse(DbContext? context, string what)
    {
        if (context is ModuleDbContext { Held: { IsEnding: false } })
            throw new InvalidOperationException($"{what} in a mutation under an idempotency key, whose outcome commits with it. Begin with {nameof(ModuleDbContext.BeginWritingAsync)}.");
    }
}
