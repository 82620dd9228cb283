using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Modular.Persistence;

/// <summary>
/// Tells of a transaction that has ended without its owner: with a lost connection, or because SQLite took it back when the disk was full. The drivers say
/// only that it is completed already, as they say to whoever uses one wrongly, and SQLite would go on outside of it.
/// </summary>
internal sealed class LostTransactions : IDbCommandInterceptor, IDbTransactionInterceptor
{
    public InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result)
    {
        if (eventData.Context?.Database.CurrentTransaction is { } transaction)
            Check(transaction.GetDbTransaction());
        return result;
    }

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => Checked(transaction, result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(Checked(transaction, result));

    public InterceptionResult CreatingSavepoint(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => Checked(transaction, result);

    public ValueTask<InterceptionResult> CreatingSavepointAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(Checked(transaction, result));

    public InterceptionResult ReleasingSavepoint(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => Checked(transaction, result);

    public ValueTask<InterceptionResult> ReleasingSavepointAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(Checked(transaction, result));

    private static InterceptionResult Checked(DbTransaction transaction, InterceptionResult result)
    {
        Check(transaction);
        return result;
    }

    private static void Check(DbTransaction transaction)
    {
        var isLost = transaction.Connection is not { } connection
            || (connection is SqliteConnection { Handle: { } handle } && raw.sqlite3_get_autocommit(handle) != 0);
        if (isLost)
            throw new TransactionLostException();
    }
}

/// <summary>A transaction has ended before its time, with its connection or by the database's own doing; nothing of it was committed.</summary>
internal sealed class TransactionLostException(Exception? cause = null) : Exception("The transaction was lost before it could be committed.", cause);
