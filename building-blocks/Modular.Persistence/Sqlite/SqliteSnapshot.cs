using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Modular.Persistence.Sqlite;

/// <summary>A deferred transaction: it takes no lock that a writer wants, and reads what its first query saw.</summary>
internal sealed class SqliteSnapshot(DatabaseFacade database) : IAsyncDisposable
{
    private SqliteTransaction? _transaction;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await database.OpenConnectionAsync(cancellationToken);
        _transaction = ((SqliteConnection)database.GetDbConnection()).BeginTransaction(deferred: true);
        await database.UseTransactionAsync(_transaction, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await database.UseTransactionAsync(null);
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        await database.CloseConnectionAsync();
    }
}
