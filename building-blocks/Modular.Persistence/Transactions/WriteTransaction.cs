using Microsoft.EntityFrameworkCore.Storage;

namespace Modular.Persistence;

/// <summary>What several saves write together: all of it once <see cref="CommitAsync"/> has ended, nothing where it is disposed before.</summary>
/// <remarks>Within the transaction of a call under an idempotency key it is a savepoint of that one, which commits later.</remarks>
public sealed class WriteTransaction : IAsyncDisposable
{
    private const string Savepoint = "Writing";

    private readonly IDbContextTransaction _transaction;
    private readonly string? _savepoint;
    private bool _isDone;

    internal WriteTransaction(IDbContextTransaction transaction, string? savepoint) => (_transaction, _savepoint) = (transaction, savepoint);

    internal static async Task<WriteTransaction> WithinAsync(IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        return new(transaction, Savepoint);
    }

    /// <summary>Lets what was written stand.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await (_savepoint is null ? _transaction.CommitAsync(cancellationToken) : _transaction.ReleaseSavepointAsync(_savepoint, cancellationToken));
        _isDone = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_savepoint is null)
            await _transaction.DisposeAsync();
        else if (!_isDone)
            await _transaction.RollbackToSavepointAsync(_savepoint);
    }
}
