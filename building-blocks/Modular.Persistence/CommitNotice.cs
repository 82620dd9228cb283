using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Modular.Persistence;

/// <summary>Tells a context that its transaction has been committed: not before, as nobody else could see the rows.</summary>
internal sealed class CommitNotice : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell(eventData);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData);
        return Task.CompletedTask;
    }

    private static void Tell(TransactionEndEventData eventData) => (eventData.Context as ModuleDbContext)?.OnCommitted();
}
