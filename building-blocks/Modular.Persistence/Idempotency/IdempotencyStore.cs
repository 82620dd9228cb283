using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;

namespace Modular.Persistence;

/// <summary>Runs one call of a mutation under its caller's key, on the context that the mutation writes with.</summary>
internal sealed class IdempotencyStore<TContext>(TContext db, OutcomeTable<TContext> table, KeyTurns<TContext> turns, TimeSpan wait) : IIdempotencyStore
    where TContext : ModuleDbContext
{
    public async Task<IIdempotencyTurn?> EnterAsync(IdempotentCall call, CancellationToken cancellationToken)
    {
        var row = OutcomeTable<TContext>.RowOf(db.Caller, call.Key);
        if (await turns.EnterAsync(row, wait, cancellationToken) is not { } turn)
            return null;
        try
        {
            var stored = await table.FindAsync(db, row, call, cancellationToken);
            return new IdempotencyTurn<TContext>(db, table, call, row, turn, stored);
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }
}

/// <summary>The turn of one call. Its context is used until the call has ended, the table after that.</summary>
internal sealed class IdempotencyTurn<TContext> : IIdempotencyTurn where TContext : ModuleDbContext
{
    private readonly TContext _db;
    private readonly OutcomeTable<TContext> _table;
    private readonly IdempotentCall _call;
    private readonly byte[] _row;
    private readonly IAsyncDisposable _turn;
    private readonly Kernel.ICaller _caller;
    private HeldTransaction? _held;

    public IdempotencyTurn(TContext db, OutcomeTable<TContext> table, IdempotentCall call, byte[] row, IAsyncDisposable turn, StoredAnswer? stored)
    {
        (_db, _table, _call, _row, _turn, _caller, Stored) = (db, table, call, row, turn, db.Caller, stored);
        _held = stored is null ? db.HoldCommits() : null;
        if (_held is not null)
            _held.Call = row;
    }

    public StoredAnswer? Stored { get; }

    public async Task<StoredAnswer?> CommitAsync(byte[] outcome, CancellationToken cancellationToken)
    {
        // What the mutation has changed and not saved is not meant to be written.
        _db.ChangeTracker.Clear();
        var held = _held!;
        try
        {
            await held.BeginAsync(cancellationToken);
            await _table.AddAsync(_db, _row, _call, outcome, cancellationToken);
            await held.CommitAsync(cancellationToken);
            _held = null;
            return null;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Two ran at a time, because a lost connection had taken the lock with it.
            await EndAsync();
            _db.ChangeTracker.Clear();
            return await _table.FindAsync(_db, _row, _call, cancellationToken) ?? throw new InvalidOperationException("What was done under the key is gone again.", failure);
        }
    }

    public Task KeepAnswerAsync(ReadOnlyMemory<byte> answer) => _table.KeepAnswerAsync(_caller, _row, _call, answer);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await EndAsync();
        }
        finally
        {
            await _turn.DisposeAsync();
        }
    }

    private async Task EndAsync()
    {
        if (_held is { } held)
            await held.EndAsync();
        _held = null;
    }
}
