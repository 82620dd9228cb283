using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.Storage;

namespace Modular.Persistence;

/// <summary>The keys of the persons whose values a save writes into audit rows, and the transaction that was begun to make some of them.</summary>
/// <param name="byPerson">The keys; null where they are forgotten.</param>
/// <param name="transaction">Commits new keys with the save; null where there are none, or another transaction is open.</param>
internal sealed class KeysOfSave(IReadOnlyDictionary<Guid, byte[]?> byPerson, IDbContextTransaction? transaction) : IDisposable, IAsyncDisposable
{
    /// <summary>Those of a save that writes nothing personal.</summary>
    public static KeysOfSave None { get; } = new(ImmutableDictionary<Guid, byte[]?>.Empty, null);

    /// <summary>The keys; null where they are forgotten.</summary>
    public IReadOnlyDictionary<Guid, byte[]?> ByPerson => byPerson;

    /// <summary>The save has succeeded.</summary>
    public void Commit() => transaction?.Commit();

    /// <summary>The save has succeeded.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => transaction?.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => transaction?.DisposeAsync() ?? ValueTask.CompletedTask;
}
