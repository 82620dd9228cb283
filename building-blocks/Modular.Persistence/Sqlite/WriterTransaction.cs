using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Modular.Persistence.Sqlite;

/// <summary>A transaction that, once committed, rolled back or dropped, checkpoints where due and passes the writer's turn on.</summary>
internal sealed class WriterTransaction(
    IRelationalConnection connection, DbTransaction transaction, Guid id,
    IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool owned, ISqlGenerationHelper sql)
    : RelationalTransaction(connection, transaction, id, logger, owned, sql)
{
    private WriterQueue.Lease? _lease = WriterTransactions.LeaseOf(transaction);

    protected override void ClearTransaction()
    {
        using var lease = TakeLease();
        lease?.CheckpointIfDue(Connection.DbConnection);
        base.ClearTransaction();
    }

    protected override async Task ClearTransactionAsync(CancellationToken cancellationToken = default)
    {
        using var lease = TakeLease();
        lease?.CheckpointIfDue(Connection.DbConnection);
        await base.ClearTransactionAsync(cancellationToken);
    }

    /// <summary>A committed transaction is cleared once more when it is disposed, with its connection closed.</summary>
    private WriterQueue.Lease? TakeLease() => Interlocked.Exchange(ref _lease, null);
}

/// <summary>Makes EF use <see cref="WriterTransaction"/>.</summary>
internal sealed class WriterTransactionFactory(RelationalTransactionFactoryDependencies dependencies) : IRelationalTransactionFactory
{
    public RelationalTransaction Create(
        IRelationalConnection connection, DbTransaction transaction, Guid transactionId,
        IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool transactionOwned) =>
        new WriterTransaction(connection, transaction, transactionId, logger, transactionOwned, dependencies.SqlGenerationHelper);
}
