using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Modular.Persistence;

/// <summary>
/// Holds all that a context writes in one transaction, which begins with the first write and which nobody but its holder commits: so that
/// something can be written beside it that is known at the end only.
/// </summary>
internal sealed class HeldTransaction(DatabaseFacade database)
{
    private IDbContextTransaction? _transaction;
    private Exception? _lost;

    /// <summary>By which the call under an idempotency key is known in its module, the same in each repeat; null where it is held for something else.</summary>
    public byte[]? Call { get; set; }

    /// <summary>Whether the holder is committing, or has given the transaction up.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>The transaction, begun where it is not yet.</summary>
    /// <exception cref="TransactionLostException">It was given up.</exception>
    public IDbContextTransaction Begin()
    {
        ThrowIfLost();
        return _transaction ??= database.BeginTransaction();
    }

    /// <inheritdoc cref="Begin"/>
    /// <exception cref="TransactionLostException">It was given up.</exception>
    public async ValueTask<IDbContextTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        ThrowIfLost();
        return _transaction ??= await database.BeginTransactionAsync(cancellationToken);
    }

    /// <summary>Nothing of it can be committed any more: a part of it could not be taken back.</summary>
    public void GiveUp(Exception cause) => _lost ??= cause;

    /// <summary>Commits all that was written.</summary>
    /// <exception cref="TransactionLostException">It was given up.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        ThrowIfLost();
        IsEnding = true;
        if (_transaction is { } transaction)
            await transaction.CommitAsync(cancellationToken);
        await EndAsync();
    }

    /// <summary>Takes all back that was written and is not committed.</summary>
    public async Task EndAsync()
    {
        IsEnding = true;
        if (_transaction is { } transaction)
            await transaction.DisposeAsync();
        _transaction = null;
    }

    private void ThrowIfLost()
    {
        if (_lost is not null)
            throw new TransactionLostException(_lost);
    }
}
