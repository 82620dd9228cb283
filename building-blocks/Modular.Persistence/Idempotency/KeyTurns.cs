using System.Buffers.Binary;
using System.Diagnostics;

namespace Modular.Persistence;

/// <summary>
/// Lets one call at a time run under an idempotency key: in the process, and on PostgreSQL among all processes. What no call may do twice,
/// the unique row prevents; turns let the others wait for its answer.
/// </summary>
internal abstract class KeyTurns(string? postgres) : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly SessionLocks? _locks = postgres is null ? null : new(postgres);
    private readonly Dictionary<string, Waiters> _keys = [];

    /// <summary>Waits for the turn at the row; null where another one has it after the wait. Disposing the turn passes it on.</summary>
    public async Task<IAsyncDisposable?> EnterAsync(byte[] row, TimeSpan wait, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var turn = new Turn(this, Convert.ToHexString(row), BinaryPrimitives.ReadInt64LittleEndian(row), Join(Convert.ToHexString(row)));
        try
        {
            if (!await turn.EnterAsync(wait, cancellationToken))
            {
                await turn.DisposeAsync();
                return null;
            }

            while (_locks is not null && !await turn.LockAsync())
            {
                if (watch.Elapsed >= wait)
                {
                    await turn.DisposeAsync();
                    return null;
                }

                await Task.Delay(Poll, cancellationToken);
            }

            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _locks?.DisposeAsync() ?? default;

    private Waiters Join(string key)
    {
        lock (_keys)
        {
            if (!_keys.TryGetValue(key, out var waiters))
                _keys.Add(key, waiters = new());
            waiters.Count++;
            return waiters;
        }
    }

    private void Leave(string key, Waiters waiters)
    {
        lock (_keys)
        {
            if (--waiters.Count > 0)
                return;
            _keys.Remove(key);
        }

        waiters.Turn.Dispose();
    }

    private sealed class Waiters
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Count { get; set; }
    }

    private sealed class Turn(KeyTurns turns, string key, long lockKey, Waiters waiters) : IAsyncDisposable
    {
        private bool _isIn;
        private bool _isLocked;
        private int _isLeft;

        public async Task<bool> EnterAsync(TimeSpan wait, CancellationToken cancellationToken) =>
            _isIn = await waiters.Turn.WaitAsync(wait, cancellationToken);

        public async Task<bool> LockAsync() => _isLocked = await turns._locks!.TryTakeAsync(lockKey);

        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) != 0)
                return;
            try
            {
                if (_isLocked)
                    await turns._locks!.ReleaseAsync(lockKey);
            }
            finally
            {
                if (_isIn)
                    waiters.Turn.Release();
                turns.Leave(key, waiters);
            }
        }
    }
}

/// <summary>The turns of one module's keys.</summary>
internal sealed class KeyTurns<TContext>(string? postgres) : KeyTurns(postgres) where TContext : ModuleDbContext;
