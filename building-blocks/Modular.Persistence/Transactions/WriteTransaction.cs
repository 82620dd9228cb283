using Microsoft.EntityFrameworkCore.Storage;

namespace Modular.Persistence;

/// <summary>What several saves write together: all of it once <see cref="CommitAsync"/> has ended, nothing where it is disposed before.</summary>
/// <remarks>Within the transaction of a call under an idempotency key it is a savepoint of that one, which commits later.</remarks>
public sealed class WriteTransaction : IAsyncDisposable
{
    private const string Savepoint = "Writing";

    private readonly IDbContextTransaction _transaction;
    private readonly HeldTransaction? _held;
    private bool _isDone;

    internal WriteTransaction(IDbContextTransaction transaction) => _transaction = transaction;

    private WriteTransaction(IDbContextTransaction transaction, HeldTransaction held) => (_transaction, _held) = (transaction, held);

    internal static async Task<WriteTransaction> WithinAsync(HeldTransaction held, CancellationToken cancellationToken)
    {
        var transaction = await held.BeginAsync(cancellationToken);
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        return new(transaction, held);
    }

    /// <summary>Lets what was written stand.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await (_held is null ? _transaction.CommitAsync(cancellationToken) : _transaction.ReleaseSavepointAsync(Savepoint, cancellationToken));
        _isDone = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_held is null)
        {
            await _transaction.DisposeAsync();
            return;
        }

        if (_isDone)
            return;
        try
        {
            await _transaction.RollbackToSavepointAsync(Savepoint);
        }
        catch (Exception e)
        {
            // The connection or the database has given the whole transaction up. Whatever was thrown before tells why; if nothing was, the commit will.
            _held.GiveUp(e);
        }
    }
}
