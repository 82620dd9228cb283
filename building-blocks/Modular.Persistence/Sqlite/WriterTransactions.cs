using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Modular.Persistence.Sqlite;

/// <summary>Each transaction waits for its turn before it begins; <see cref="WriterTransaction"/> passes the turn on when it has ended.</summary>
internal sealed class WriterTransactions(WriterQueue queue) : DbTransactionInterceptor
{
    private static readonly ConditionalWeakTable<DbTransaction, WriterQueue.Lease> Leases = [];

    public static WriterQueue.Lease? LeaseOf(DbTransaction transaction) => Leases.TryGetValue(transaction, out var lease) ? lease : null;

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        Begin(connection, eventData, queue.Acquire());

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        Begin(connection, eventData, await queue.AcquireAsync(cancellationToken));

    private static InterceptionResult<DbTransaction> Begin(DbConnection connection, TransactionStartingEventData eventData, WriterQueue.Lease lease)
    {
        try
        {
            var transaction = connection.BeginTransaction(eventData.IsolationLevel);
            Leases.Add(transaction, lease);
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }
}
